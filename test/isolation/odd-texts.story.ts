import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { isGranted } from '../../src/platform/auth/access.js';
import type { Actor } from '../../src/platform/auth/actor.js';
import { Authenticator } from '../../src/platform/auth/authenticator.js';
import { accessOf } from '../../src/platform/graphql/guarded-schema.js';
import { type Installation, startInstallation } from '../support/installation.js';
import { KNOWN_OPERATIONS } from './known-operations.js';
import { argumentsFor, documentFor, type RootField, rootFields, scalarPathsOf } from './operations.js';
import { type PopulatedTenant, populate } from './populated-tenant.js';

/** What people, and programs in their name, send for a text. */
const ODD: Readonly<Record<string, string>> = {
  'is empty': '',
  'is white space': ' \n\t ',
  'takes no ink': '\u200b\u200d\u2060\u00ad',
  'goes on and on': 'x'.repeat(20_001),
  'has a NUL': 'een\u0000twee',
  'has half a character': 'een \ud83d twee',
  'turns the reading direction': 'een\u202eeewt',
  'is a script': '<script>alert("1")</script> & <b>vet</b>',
  'is a formula': '=1+1',
  'has faces': '👩🏽‍💻 Zoë שלום',
};
/** Those that can stand in any text: what is not refused is kept as it is. */
const KEPT = ['is a script', 'is a formula', 'has faces'];
/** Those that nobody has to say something with: where a text is asked for they are refused. */
const REFUSED = ['goes on and on', 'has a NUL', 'has half a character', 'turns the reading direction'];

/** Texts that are of no thing that comes back: who asks for a link is told nothing, a link is used up, and a method of one's own is of that method only. */
const OF_NOTHING = ['signInLinkRequest email', 'signIn token', 'intervisionMeetingChange input.ownMethod'];

/** Whether a text stands within something that the walk gives as a whole. */
const isWithin = (path: string, values: object = {}) =>
  Object.keys(values).some((whole) => path.startsWith(`${whole}.`));

describe('an odd text in a field of a mutation', () => {
  let leerlijn: Installation;
  let ours: PopulatedTenant;
  let actor: Actor;
  let credential: string;
  let texts: { root: RootField; path: string }[];

  beforeAll(async () => {
    leerlijn = await startInstallation();
    [ours] = (await populate(leerlijn, ['gewoon'])) as [PopulatedTenant];
    credential = await ours.asInsider();
    actor = await leerlijn.app.get(Authenticator).authenticate(credential);
    const { schema } = leerlijn.app.get(GraphQLSchemaHost);
    texts = rootFields(schema)
      .filter(({ kind, name }) => kind === 'mutation' && KNOWN_OPERATIONS[name]?.as === undefined)
      .flatMap((root) =>
        scalarPathsOf(root)
          .filter(({ path, type }) => type === 'String' && !isWithin(path, KNOWN_OPERATIONS[root.name]!.values))
          .filter(({ path }) => !OF_NOTHING.includes(`${root.name} ${path}`))
          .map(({ path }) => ({ root, path })),
      );
  }, 240_000);
  afterAll(() => leerlijn.stop());

  /** Sends a text as somebody who may do anything, with everything else as it should be. */
  async function send({ root, path }: { root: RootField; path: string }, text: string) {
    const { schema } = leerlijn.app.get(GraphQLSchemaHost);
    const { ids = {}, values } = KNOWN_OPERATIONS[root.name]!;
    const things = Object.fromEntries(Object.entries(ids).map(([at, thing]) => [at, ours.ids[thing]]));
    const mayHave = (type: string, field: string) => isGranted(actor, accessOf(schema, type, field) ?? []);
    const variables = argumentsFor(root, { ...things, ...values, [path]: text });
    const { data, errors } = await leerlijn.ask(documentFor(root, mayHave), variables, credential);
    return { code: errors?.[0]?.extensions.code, payload: data?.[root.name] };
  }

  test.each(Object.keys(ODD))(
    'that %s breaks nothing, and is kept as it is or refused',
    async (what) => {
      const text = ODD[what]!;
      const wrong: string[] = [];
      let kept = 0;
      for (const at of texts) {
        const { code, payload } = await send(at, text);
        if (code === 'INTERNAL_SERVER_ERROR') wrong.push(`${at.root.name} breaks on ${at.path}`);
        if (code || payload.userErrors.length > 0) continue;
        if (REFUSED.includes(what)) wrong.push(`${at.root.name} takes ${at.path}`);
        if (!KEPT.includes(what)) continue;
        kept += 1;
        if (!JSON.stringify(payload).includes(JSON.stringify(text).slice(1, -1)))
          wrong.push(`${at.root.name} has something else than ${at.path}`);
      }
      expect(wrong).toEqual([]);
      expect([what, kept > 0]).toEqual([what, KEPT.includes(what)]);
    },
    120_000,
  );
});
