import { expect, test } from '@jest/globals';
import type { Asked } from './asked.js';
import type { Installation } from './installation.js';
import { signIn } from './world.js';

/** What is done, and may change something. */
export const DONE = 'done';
/** What is no fault, and changes nothing: it is so already. */
export const ALREADY = 'already so';

/** Something that can be done to a thing, and what comes of it in each of its states: DONE, ALREADY, or the code of why not. */
export interface Deed<State extends string, Thing> {
  /** In front of the @ of whoever does it. */
  readonly by: (thing: Thing) => string;
  readonly asks: (thing: Thing) => readonly [operation: string, variables: object];
  readonly outcome: Readonly<Record<State, string>>;
}

interface Telling {
  leerlijn(): Installation;
  readonly as: ReturnType<typeof signingInOnce>;
  /** Whose business none of the things is, and the code that they get whatever the state. */
  readonly strangers: Readonly<Record<string, 'NOT_FOUND' | 'FORBIDDEN'>>;
}

/** Gives the credential of whoever has this in front of the @, and signs each in once: a session outlasts the hours of such a story. */
export function signingInOnce(leerlijn: () => Installation): (who: string) => Promise<string> {
  const sessions = new Map<string, Promise<string>>();
  return (who) => {
    const session = sessions.get(who) ?? signIn(leerlijn(), `${who}@amstelstad.example`);
    sessions.set(who, session);
    return session;
  };
}

/** A hash of every table but those that keep who signed in: equal when nothing was written at all. */
const EVERYTHING = `
  select tablename, query_to_xml(format('select md5(string_agg(t::text, '','' order by t::text)) as hash from %I t', tablename), true, true, '')::text as hash
    from pg_tables where schemaname = 'public' and tablename not like 'sign_in%' order by tablename`;

/** The same outcome in every state, but for those that are named. */
export const outcomes =
  <State extends string>(states: readonly State[]) =>
  (outcome: string, but: Partial<Record<State, string>> = {}) =>
    ({ ...Object.fromEntries(states.map((state) => [state, outcome])), ...but }) as Record<State, string>;

/** Tells what comes of each deed in each state: over the API, with everything that is stored compared before and after. */
export function everyTransition<State extends string, Thing>(
  states: readonly State[],
  deeds: Readonly<Record<string, Deed<State, Thing>>>,
  { leerlijn, as, strangers }: Telling,
) {
  const things = new Map<string, Thing>();
  const cells = Object.entries(deeds).flatMap(([what, { outcome }]) =>
    states.map((state) => ({ what, state, outcome: outcome[state] })),
  );
  const key = (state: State, what?: string) => JSON.stringify([state, what]);
  const everything = () => leerlijn().sql(EVERYTHING);
  const does = async (who: string, [operation, variables]: readonly [string, object]) => {
    const { data, errors } = await leerlijn().ask(operation, variables, await as(who));
    const [payload] = Object.values<Asked>(data ?? {});
    return { code: errors?.[0]?.extensions.code, payload };
  };

  return {
    /** Makes a thing in each state for what is refused there, and one more for each deed that would change it. */
    async prepare(make: (state: State) => Promise<Thing>): Promise<void> {
      for (const state of states) things.set(key(state), await make(state));
      for (const { what, state } of cells.filter(({ outcome }) => outcome === DONE))
        things.set(key(state, what), await make(state));
    },

    tell(): void {
      test.each(cells.filter(({ outcome }) => outcome !== DONE))(
        'to $what when it is $state: $outcome, and nothing happens',
        async ({ what, state, outcome }) => {
          const thing = things.get(key(state))!;
          const { by, asks } = deeds[what]!;
          const before = await everything();
          const told: string[] = [];
          for (const language of ['en', 'nl']) {
            await leerlijn().sql('update person set language = $1', [language]);
            const { code, payload } = await does(by(thing), asks(thing));
            if (code ?? outcome === ALREADY) {
              expect(code ?? payload.userErrors).toEqual(code ? outcome : []);
              continue;
            }
            const { userErrors, ...object } = payload;
            expect(userErrors).toMatchObject([{ code: outcome, message: expect.stringMatching(/^\p{Lu}.{15,}[.]$/u) }]);
            // Who was late gets what is there now; nobody else gets anything.
            if (outcome === 'EDITED_MEANWHILE') expect(Object.values(object)).not.toContain(null);
            else expect(new Set(Object.values(object))).toEqual(new Set([null]));
            told.push(userErrors[0].message);
          }
          expect(new Set(told).size).toBe(told.length);
          expect(await everything()).toEqual(before);
        },
      );

      // Before anything is done, whose consequences take a while.
      test.each(Object.keys(deeds))('to %s is for nobody else, whatever the state', async (what) => {
        const before = await everything();
        for (const [who, refused] of Object.entries(strangers))
          for (const state of states) {
            const { code, payload } = await does(who, deeds[what]!.asks(things.get(key(state))!));
            expect([who, state, code ?? payload.userErrors]).toEqual([who, state, refused]);
          }
        expect(await everything()).toEqual(before);
      });

      test.each(cells.filter(({ outcome }) => outcome === DONE))(
        'to $what when it is $state is done',
        async ({ what, state }) => {
          const thing = things.get(key(state, what))!;
          const before = await everything();
          const { code, payload } = await does(deeds[what]!.by(thing), deeds[what]!.asks(thing));
          expect(code ?? payload.userErrors).toEqual([]);
          expect(await everything()).not.toEqual(before);
        },
      );
    },
  };
}
