import type { Installation } from './installation.ts';

/** So many calls of the same mutation at most in one request. */
const AT_ONCE = 25;

/**
 * The same mutation for several things, in as few requests as go.
 * @param types of the variables: `{ id: 'ID!' }`
 * @param call the mutation with its fields: `conditionSign(id: $id, version: $version) { userErrors { code message } }`
 */
export async function forEach<Name extends string>(
  { api }: Installation,
  credential: string,
  types: Readonly<Record<Name, string>>,
  call: string,
  all: readonly Readonly<Record<Name, unknown>>[],
): Promise<void> {
  const names = Object.keys(types) as Name[];
  for (let first = 0; first < all.length; first += AT_ONCE) {
    const some = all.slice(first, first + AT_ONCE);
    const declared = some.flatMap((_, at) => names.map((name) => `$${name}${at}: ${types[name]}`));
    const calls = some.map((_, at) => `call${at}: ${call.replace(/\$(\w+)/g, `$$$1${at}`)}`);
    const variables = some.flatMap((one, at) => names.map((name) => [`${name}${at}`, one[name]]));
    await api.must(
      `mutation (${declared.join(', ')}) { ${calls.join('\n')} }`,
      Object.fromEntries(variables),
      credential,
    );
  }
}
