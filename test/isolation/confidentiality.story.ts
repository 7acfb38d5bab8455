import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CoachingReader } from '../../src/domains/coaching/coaching/coaching.read-model.js';
import { AssignmentReader } from '../../src/domains/development/assignments/assignment.read-model.js';
import { PopConversationReader } from '../../src/domains/development/pop-conversations/pop-conversation.read-model.js';
import { type PersonActor, ROLES } from '../../src/platform/auth/actor.js';
import { Authenticator } from '../../src/platform/auth/authenticator.js';
import { type Installation, startInstallation } from '../support/installation.js';
import { everythingSaid, type Spoken } from './spoken-everywhere.js';
import { WHO, type Who, WORDS, wordsIn } from './spoken-words.js';
import { unspokenColumns } from './text-columns.js';

let leerlijn: Installation;
let spoken: Spoken;

beforeAll(async () => {
  leerlijn = await startInstallation();
  spoken = await everythingSaid(leerlijn);
}, 240_000);
afterAll(() => leerlijn.stop());

const promisedTo = (who: Who) =>
  Object.entries(WORDS).flatMap(([word, { readers }]) => (readers.includes(who) ? [word] : []));

describe('whatever they ask, of what was said', () => {
  test.each(Object.entries(WHO) as [Who, string][])('%s, %s, reads what is for them and nothing else', async (who) => {
    const found = await spoken.lookEverywhere(who);
    const promised = promisedTo(who);
    expect({
      leaks: [...found.keys()].filter((word) => !promised.includes(word)),
      missing: promised.filter((word) => !found.has(word)),
      toldOtherwise: [...found].filter(([word, told]) => told.size !== 1 || !told.has(WORDS[word]!.told)),
    }).toEqual({ leaks: [], missing: [], toldOtherwise: [] });
  });
});

describe('what was said', () => {
  test('is all that people say: a new column of text has a word of this story in it, or a reason why it has none', async () => {
    expect(await unspokenColumns(leerlijn)).toEqual([]);
  });

  test('is recorded in no event and on no list of mails', async () => {
    const recorded = await leerlijn.sql<{ row: string }>(
      'select row_to_json(e)::text as row from outbox_event e union all select row_to_json(d)::text from delivery d',
    );
    expect(recorded.flatMap(({ row }) => wordsIn(row))).toEqual([]);
    expect(recorded.length).toBeGreaterThan(0);
  });

  test('is mailed to nobody but those who read it', async () => {
    const told = leerlijn.mail.messages().flatMap((mail) => {
      const everything = [JSON.stringify(mail), ...mail.attachments.map(({ content }) => asText(content))].join();
      return wordsIn(everything).flatMap((word) =>
        mail.recipients
          .filter((to) => !WORDS[word]!.readers.includes(spoken.emails[to]!))
          .map((to) => `${word} to ${to}`),
      );
    });
    expect(told).toEqual([]);
    expect(leerlijn.mail.messages().length).toBeGreaterThan(0);
  });
});

const asText = (content: unknown) =>
  typeof content === 'string' ? content : new TextDecoder().decode(content as ArrayBuffer);

describe('a careless look inside would be found', () => {
  test.each([
    ['a POP conversation', PopConversationReader, 'anna', 'agreement-of-two'],
    ['an assignment', AssignmentReader, 'lena', 'reflection-for-lena'],
    ['coaching', CoachingReader, 'lena', 'coach-lena-notes'],
  ] as const)('into %s, for coordinators', async (_, Reader, whose, word) => {
    const { personId } = (await leerlijn.app.get(Authenticator).authenticate(await spoken.as(whose))) as PersonActor;
    const reader = leerlijn.app.get<{ byId(actor: PersonActor, ...more: unknown[]): unknown }>(Reader);
    const { byId } = reader;
    reader.byId = (actor, ...more) =>
      byId.call(
        reader,
        actor.roles.has('COORDINATOR') ? { ...actor, personId, roles: new Set(ROLES) } : actor,
        ...more,
      );
    try {
      expect([...(await spoken.lookEverywhere('coen')).keys()]).toContain(word);
    } finally {
      reader.byId = byId;
    }
  });
});
