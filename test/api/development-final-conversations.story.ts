import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Asked } from '../support/asked.js';
import { conversing, FINAL_STATES, HAND_OVER, NAME_LEARNING_MANAGER } from '../support/conversing.js';
import { aDirectorate, type Directorate, type Name } from '../support/directorate.js';
import { type Installation, startInstallation } from '../support/installation.js';

const THREE = ['anna', 'marga', 'tess'] as const;

describe('final conversations', () => {
  let leerlijn: Installation;
  let directorate: Directorate;
  let final: ReturnType<typeof conversing>;
  let moduleId: string;
  let id: string;

  beforeAll(async () => {
    leerlijn = await startInstallation();
    await leerlijn.moveClock('2027-06-07T08:00:00.000Z');
    directorate = await aDirectorate(leerlijn);
    [moduleId] = directorate.moduleIds;
    final = conversing(leerlijn, directorate, 'final');
    await leerlijn.sql(
      `insert into role_grant (tenant_id, person_id, role, granted_at) values ($1, $2, 'LEARNING_MANAGER', now()), ($1, $3, 'LEARNING_MANAGER', now()), ($1, $4, 'LEARNING_MANAGER', now())`,
      [directorate.tenantId, directorate.ids.tess, directorate.ids.otto, directorate.ids.marga],
    );
  });
  afterAll(() => leerlijn.stop());

  const names = (person: Name, seen?: Name) =>
    final.asked('coen', NAME_LEARNING_MANAGER, { id, seen: seen && directorate.ids[seen], p: directorate.ids[person] });
  const stateOf = async (participant: string) =>
    (await final.does('coen', FINAL_STATES, { m: moduleId })).find(
      (row: Asked) => row.participant.displayName === participant,
    );

  describe('a coordinator starts them', () => {
    test('for every participant who has a manager, and hears who has none', async () => {
      expect(await final.does('coen', final.start, { m: moduleId })).toMatchObject({
        started: 4,
        withoutManager: [{ displayName: 'Eva Evers' }],
      });
      expect(await final.does('coen', final.start, { m: moduleId })).toMatchObject({ started: 0 });
    });

    test('and sees how far each is and who the three are, nothing else', async () => {
      id = (await stateOf('Anna Aker')).id;
      expect(await stateOf('Anna Aker')).toEqual({
        id,
        participant: { displayName: 'Anna Aker' },
        manager: { displayName: 'Marga Meijer' },
        learningManager: null,
        state: 'TO_PLAN',
        startsAt: null,
      });
    });

    test('names a learning manager who is one, and neither of the other two', async () => {
      expect((await names('bram')).userErrors).toMatchObject([
        { code: 'NOT_A_LEARNING_MANAGER', field: ['personId'], message: expect.stringContaining('eerst die rol') },
      ]);
      expect((await names('marga')).userErrors).toMatchObject([{ code: 'LEARNING_MANAGER_IN_LINE' }]);
    });

    test.each(['dora', 'marga', 'anna', 'tess', 'admin'] as const)('and not %s', async (who) => {
      expect(await final.asked(who, final.start, { m: moduleId })).toBe('FORBIDDEN');
      expect(await final.asked(who, FINAL_STATES, { m: moduleId })).toBe('FORBIDDEN');
      expect(await final.asked(who, NAME_LEARNING_MANAGER, { id, p: directorate.ids.tess })).toBe('FORBIDDEN');
    });
  });

  describe('before the third is known', () => {
    test('each prepares, and nothing else: what is needed first is said', async () => {
      const prepared = await final.does('anna', final.prepare, { id, version: 0, text: 'Ik zeg vaker nee' });
      expect(prepared.ownPreparation).toMatchObject({
        text: 'Ik zeg vaker nee',
        visibleTo: { sentence: 'Alleen jij.' },
      });
      const moment = { startsAtLocal: '2027-06-14T10:00', place: 'Kamer 4' };
      for (const [operation, variables] of [
        [final.plan, { id, input: moment }],
        [final.propose, { id, seen: 0, input: { ...moment, startsAtLocal: [moment.startsAtLocal] } }],
        [final.share, { id, version: 1 }],
        [final.write, { id, version: 1, text: 'Te vroeg' }],
        [final.sign, { id, version: 1 }],
      ] as const)
        expect(await final.refusal('anna', operation, variables)).toEqual(['LEARNING_MANAGER_MISSING']);
      expect(await final.asked('anna', final.plan, { id, input: moment })).toMatchObject({
        userErrors: [{ message: expect.stringContaining('De programmacoördinator wijst eerst iemand aan') }],
      });
    });

    test('and the third finds it once named', async () => {
      expect(await final.asked('tess', final.one, { id })).toBe('NOT_FOUND');
      expect(await names('tess')).toMatchObject({
        finalConversation: { learningManager: { displayName: 'Tess Trainer' }, state: 'TO_PLAN' },
      });
      expect(await final.look('tess', id)).toMatchObject({ side: 'LEARNING_MANAGER', preparations: [] });
    });
  });

  describe('the three plan it', () => {
    test('by times that have to suit all of them', async () => {
      const input = { startsAtLocal: ['2027-06-14T10:00', '2027-06-15T10:00'], place: 'Kamer 4' };
      const [monday, tuesday] = ['2027-06-14T08:00:00.000Z', '2027-06-15T08:00:00.000Z'];
      await final.does('anna', final.propose, { id, seen: 0, input });
      await final.does('marga', final.accept, { id, seen: 1, startsAt: [monday] });
      const apart = await final.does('tess', final.accept, { id, seen: 1, startsAt: [tuesday] });
      expect(apart).toMatchObject({
        state: 'TO_PLAN',
        proposal: { times: [{ suits: ['PARTICIPANT', 'MANAGER'] }, { suits: ['PARTICIPANT', 'LEARNING_MANAGER'] }] },
      });
      expect(await final.does('marga', final.accept, { id, seen: 1, startsAt: [monday, tuesday] })).toMatchObject({
        state: 'PLANNED',
        startsAt: tuesday,
        proposal: null,
      });
    });

    test('and a preparation that is shared is read by all three', async () => {
      expect((await final.does('anna', final.share, { id, version: 1 })).ownPreparation.visibleTo).toEqual({
        audience: 'THREE',
        sentence: 'Jij, Marga Meijer en Tess Trainer.',
      });
      for (const who of ['marga', 'tess'] as const)
        expect((await final.look(who, id)).preparations).toMatchObject([
          { side: 'PARTICIPANT', text: 'Ik zeg vaker nee' },
        ]);
    });
  });

  describe('what was learnt', () => {
    test('is not signed before the participant has written it', async () => {
      await final.does('marga', final.write, { id, version: 1, text: 'Ik zag haar grenzen stellen' });
      expect(await final.refusal('marga', final.sign, { id, version: 2 })).toEqual(['NOTHING_LEARNT_YET']);
    });

    test('is written by the participant, and each of the others adds to it; all read all', async () => {
      await final.does('anna', final.write, { id, version: 2, text: 'Ik heb geleerd nee te zeggen' });
      const { contributions, ownContribution, version } = await final.does('tess', final.write, {
        id,
        version: 3,
        text: 'En dat volhouden',
      });
      expect(version).toBe(4);
      expect(ownContribution).toMatchObject({ side: 'LEARNING_MANAGER', visibleTo: { audience: 'THREE' } });
      expect(contributions.map(({ side, text }: Asked) => [side, text])).toEqual([
        ['PARTICIPANT', 'Ik heb geleerd nee te zeggen'],
        ['MANAGER', 'Ik zag haar grenzen stellen'],
      ]);
    });

    test('of those who write at once one is written, and the others get that and lose nothing', async () => {
      const answers = await Promise.all(
        THREE.map((who) => final.asked(who, final.write, { id, version: 4, text: `Van ${who}` })),
      );
      const refused = answers.filter(({ userErrors }) => userErrors.length > 0);
      expect(refused.map(({ userErrors }) => userErrors[0].code)).toEqual(['EDITED_MEANWHILE', 'EDITED_MEANWHILE']);
      expect(refused.map(({ finalConversation }) => finalConversation.version)).toEqual([5, 5]);
      const winner = THREE[answers.findIndex(({ userErrors }) => userErrors.length === 0)]!;
      expect(JSON.stringify(refused[0])).toContain(`Van ${winner}`);
    });

    test('is signed by all three, also at the same moment, and then kept', async () => {
      await final.does('anna', final.write, { id, version: 5, text: 'Ik heb geleerd nee te zeggen, echt' });
      expect(await final.refusal('tess', final.sign, { id, version: 5 })).toEqual(['EDITED_MEANWHILE']);
      await final.does('marga', final.sign, { id, version: 6 });
      expect(await stateOf('Anna Aker')).toMatchObject({ state: 'TO_SIGN' });
      await Promise.all((['anna', 'tess'] as const).map((who) => final.does(who, final.sign, { id, version: 6 })));
      const { state, signatures, versions } = await final.look('anna', id);
      expect(state).toBe('SIGNED');
      expect(signatures).toEqual(
        ['PARTICIPANT', 'MANAGER', 'LEARNING_MANAGER'].map((side) => ({ side, signedAt: expect.any(String) })),
      );
      expect(versions).toMatchObject([
        {
          version: 6,
          texts: [
            { side: 'PARTICIPANT', text: 'Ik heb geleerd nee te zeggen, echt' },
            { side: 'MANAGER' },
            { side: 'LEARNING_MANAGER' },
          ],
          learningManager: { displayName: 'Tess Trainer' },
        },
      ]);
    });

    test('a change is a new version that all three sign again; the old one stays', async () => {
      const changed = await final.does('tess', final.write, { id, version: 6, text: 'En dat al een half jaar' });
      expect(changed).toMatchObject({ version: 7, state: 'TO_SIGN', versions: [{ version: 6 }] });
      expect(changed.signatures.map(({ signedAt }: Asked) => signedAt)).toEqual([null, null, null]);
      for (const who of THREE) await final.does(who, final.sign, { id, version: 7 });
      expect((await final.look('marga', id)).versions.map(({ version }: Asked) => version)).toEqual([7, 6]);
      expect(
        await final.does('anna', final.write, { id, version: 7, text: 'Ik heb geleerd nee te zeggen, echt' }),
      ).toMatchObject({
        version: 7,
        state: 'SIGNED',
      });
    });
  });

  describe('what was said stays between the three', () => {
    test.each(['coen', 'dora', 'otto', 'mo', 'bram', 'admin'] as const)(
      '%s finds no such conversation',
      async (who) => {
        const moment = { startsAtLocal: '2027-06-16T10:00', place: 'Kamer 4' };
        for (const [operation, variables] of [
          [final.one, { id }],
          [final.plan, { id, input: moment }],
          [final.propose, { id, seen: 1, input: { ...moment, startsAtLocal: [moment.startsAtLocal] } }],
          [final.accept, { id, seen: 1, startsAt: ['2027-06-14T08:00:00.000Z'] }],
          [final.prepare, { id, version: 0, text: 'Ik was hier' }],
          [final.share, { id, version: 1 }],
          [final.write, { id, version: 7, text: 'Ik was hier' }],
          [final.sign, { id, version: 7 }],
        ] as const)
          expect(await final.asked(who, operation, variables)).toBe('NOT_FOUND');
        expect(JSON.stringify(await final.asked(who, final.mine))).not.toContain('nee te zeggen');
      },
    );

    test('another organisation finds nothing, and names nobody', async () => {
      const stranger = await aDirectorate(leerlijn, 'rijnstad');
      const theirs = conversing(leerlijn, stranger, 'final');
      expect(await theirs.asked('coen', theirs.one, { id })).toBe('NOT_FOUND');
      expect(await theirs.asked('coen', NAME_LEARNING_MANAGER, { id, p: stranger.ids.tess })).toBe('NOT_FOUND');
      expect(await theirs.asked('coen', FINAL_STATES, { m: moduleId })).toEqual([]);
    });
  });

  describe('another learning manager', () => {
    test('takes the place of the former one, who finds nothing any more', async () => {
      expect(await names('otto')).toMatchObject({
        finalConversation: { learningManager: { displayName: 'Tess Trainer' } },
        userErrors: [{ code: 'EDITED_MEANWHILE', field: ['seenPersonId'] }],
      });
      await names('otto', 'tess');
      expect(await final.asked('tess', final.one, { id })).toBe('NOT_FOUND');
      expect(await final.asked('tess', final.write, { id, version: 8, text: 'Ik was hier' })).toBe('NOT_FOUND');
    });

    test('reads nothing of what was written and signed before', async () => {
      const found = await final.look('otto', id);
      expect(found).toMatchObject({ side: 'LEARNING_MANAGER', contributions: [], preparations: [], versions: [] });
      expect(JSON.stringify(found)).not.toMatch(/nee te zeggen|grenzen stellen|half jaar|vaker nee/);
    });

    test('while the others keep their own texts, to write anew for the three of now, and what they signed', async () => {
      expect(await final.look('anna', id)).toMatchObject({
        ownContribution: { text: 'Ik heb geleerd nee te zeggen, echt', sharedAt: null, visibleTo: { audience: 'OWN' } },
        ownPreparation: { text: 'Ik zeg vaker nee', sharedAt: null },
        contributions: [],
        versions: [{ version: 7, visibleTo: { audience: 'TWO', sentence: 'Jij en Marga Meijer.' } }, { version: 6 }],
      });
      const anew = await final.does('anna', final.write, {
        id,
        version: 8,
        text: 'Ik heb geleerd nee te zeggen, echt',
      });
      expect(anew).toMatchObject({
        version: 9,
        state: 'TO_SIGN',
        ownContribution: { visibleTo: { audience: 'THREE' } },
      });
      expect((await final.look('otto', id)).contributions).toMatchObject([
        { text: 'Ik heb geleerd nee te zeggen, echt' },
      ]);
    });

    test('and another manager has it handed over, also when that was the learning manager', async () => {
      await leerlijn.sql('update person set manager_id = $2 where id = $1', [
        directorate.ids.anna,
        directorate.ids.otto,
      ]);
      await final.asked('coen', HAND_OVER, { m: moduleId });
      expect(await final.look('otto', id)).toMatchObject({ side: 'MANAGER', learningManager: null, contributions: [] });
      expect(await final.asked('marga', final.one, { id })).toBe('NOT_FOUND');
      expect(await final.refusal('otto', final.write, { id, version: 10, text: 'Alleen' })).toEqual([
        'LEARNING_MANAGER_MISSING',
      ]);
    });
  });
});
