import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Installation, startInstallation } from '../support/installation.js';
import { everythingSaid, type Spoken } from './spoken-everywhere.js';
import { type Who, WORDS } from './spoken-words.js';

let leerlijn: Installation;
let spoken: Spoken;

beforeAll(async () => {
  leerlijn = await startInstallation();
  spoken = await everythingSaid(leerlijn);
}, 240_000);
afterAll(() => leerlijn.stop());

const finds = async (who: Who, credential?: string) =>
  [...(await spoken.lookEverywhere(who, credential)).keys()].sort();
const promisedTo = (who: Who) =>
  Object.entries(WORDS).flatMap(([word, { readers }]) => (readers.includes(who) ? [word] : []));

test('who joins a group reads nothing that was written for it before', async () => {
  const { ids, speak, things } = spoken;
  await leerlijn.moveClock('2027-02-09T20:00:00.000Z');
  await speak('coen', 'intervisionMemberMove', { groupId: things.intervisionGroup![0], personId: ids.eva });
  expect(await finds('eva')).toEqual(promisedTo('eva').sort());
});

describe('what somebody could read, and can no more', () => {
  test('a manager, of an assignment that was shared and is taken back: the words of it alone, and nobody else with them', async () => {
    const { ids, speak, things } = spoken;
    const [id] = things.assignment!;
    const before = await finds('marga');
    await speak('anna', 'assignmentShare', { id, personId: ids.marga });
    expect(await finds('marga')).toEqual([...before, 'anna-will-do', 'evidence-of-anna'].sort());
    for (const who of ['mo', 'dora', 'bram', 'coen'] as const) expect(await finds(who)).toEqual(promisedTo(who).sort());
    await speak('anna', 'assignmentUnshare', { id });
    expect(await finds('marga')).toEqual(before);
  });

  test('a learning manager in whose place another came keeps what the two shared, and the next one inherits no word of it', async () => {
    const { ids, speak, things } = spoken;
    const [moduleId] = things.module!;
    await speak('coen', 'coachingMatchPropose', { moduleId, participantId: ids.anna, learningManagerId: ids.lars });
    await speak('coen', 'coachingMatchesConfirm', { moduleId });
    const [id] = things.finalConversation!;
    await speak('coen', 'finalConversationLearningManagerSet', { id, seenPersonId: ids.lena, personId: ids.lars });
    expect(await finds('lena')).toEqual(['bram-drafts', 'coach-lena-notes', 'coaching-of-two']);
    expect(await finds('lars')).toEqual(['anna-will-do', 'evidence-of-anna', 'goal-that-is-practised']);
    expect(await finds('anna')).toEqual(
      expect.arrayContaining(['learnt-by-anna', 'reflection-for-lena', 'coaching-of-two']),
    );
  });

  test('a trainer who is asked no more, or is no trainer any more', async () => {
    const { ids, speak, things } = spoken;
    const signedIn = await spoken.as('tess');
    await speak('admin', 'roleRevoke', { personId: ids.tess, role: 'TRAINER' });
    expect(await finds('tess', signedIn)).toEqual([]);
    await speak('admin', 'roleGrant', { personId: ids.tess, role: 'TRAINER' });
    expect(await finds('tess')).toEqual(['bram-drafts']);
    await speak('bram', 'assignmentHelperDismiss', { id: things.assignment![1] });
    expect(await finds('tess')).toEqual([]);
  });

  test('a participant who leaves keeps what is their own', async () => {
    const { ids, speak, things } = spoken;
    const [participation] = await leerlijn.sql<{ id: string }>('select id from participation where person_id = $1', [
      ids.bram,
    ]);
    expect(things.participation).toContain(participation!.id);
    await speak('coen', 'participationEnd', { participationId: participation!.id, reason: 'OTHER' });
    await leerlijn.settle();
    expect(await finds('bram')).toEqual(['bram-drafts', 'case-of-bram', 'question-for-bram']);
  });

  test('a director who is the client no more', async () => {
    const { ids, speak, things } = spoken;
    for (const programmeId of things.programme!)
      if ((await speak('coen', 'programme', { id: programmeId })).client.id === ids.dora)
        await speak('coen', 'programmeClientChange', { programmeId, seenClientId: ids.dora, clientId: ids.otto });
    expect(await finds('dora')).toEqual([]);
    expect(await finds('otto')).toEqual(promisedTo('dora').sort());
  });

  test('somebody whose last day is over, while the other keeps what they wrote together', async () => {
    const { ids, speak } = spoken;
    await speak('admin', 'personDeparture', { personId: ids.marga, lastDay: '2027-02-09' });
    const signedIn = await spoken.as('marga');
    await leerlijn.moveClock('2027-02-10T00:30:00.000Z');
    const { errors } = await leerlijn.ask('{ myPopConversations { agreements } }', {}, signedIn);
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect(await finds('anna')).toEqual(
      expect.arrayContaining(['agreement-of-two', 'marga-prepares-and-shares', 'added-by-marga']),
    );
  });

  test('a coordinator who is one no more, signed in since before', async () => {
    const { ids, speak } = spoken;
    const signedIn = await spoken.as('coen');
    expect(await finds('coen', signedIn)).toEqual(promisedTo('coen').sort());
    await speak('admin', 'roleRevoke', { personId: ids.coen, role: 'COORDINATOR' });
    expect(await finds('coen', signedIn)).toEqual([]);
  });

  test('a learning manager of before who becomes the participant’s manager, from that moment', async () => {
    const { ids } = spoken;
    expect(await finds('lena')).toContain('coaching-of-two');
    await leerlijn.sql('update person set manager_id = $2 where id = $1', [ids.anna, ids.lena]);
    expect(await finds('lena')).not.toContain('coaching-of-two');
    expect(await finds('anna')).toContain('coaching-of-two');
  });
});
