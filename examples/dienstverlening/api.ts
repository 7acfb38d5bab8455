/** What was asked for, in the shape of the query. */
// biome-ignore lint/suspicious/noExplicitAny: the shape follows from the query text
export type Data = any;

export interface Answer {
  data: Data;
  errors?: { message: string; path?: (string | number)[]; extensions: { code: string } }[];
}

/** Leerlijn's GraphQL API, as any program would use it. */
export interface Api {
  /** Asks and gives the whole answer, errors included. */
  ask(query: string, variables?: object, credential?: string): Promise<Answer>;
  /** Asks for something that has to succeed: throws on an error, and on a mutation's userErrors. */
  must(query: string, variables?: object, credential?: string): Promise<Data>;
}

export function apiAt(url: string): Api {
  const ask: Api['ask'] = async (query, variables = {}, credential) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(credential ? { authorization: `Bearer ${credential}` } : {}),
      },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Answer;
  };
  const must: Api['must'] = async (query, variables, credential) => {
    const { data, errors } = await ask(query, variables, credential);
    const told = errors?.map(({ message, path }) => `${path?.join('.') ?? 'request'}: ${message}`) ?? [];
    for (const [field, payload] of Object.entries<Data>(data ?? {})) {
      for (const { code, message } of payload?.userErrors ?? []) told.push(`${field}: ${code}: ${message}`);
    }
    if (told.length > 0) throw new Error(told.join('\n'));
    return data;
  };
  return { ask, must };
}
