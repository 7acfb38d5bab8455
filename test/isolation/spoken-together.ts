import { v7 as newId } from 'uuid';
import { answersTo } from '../support/evaluations.js';
import type { Installation } from '../support/installation.js';
import type { Speak } from './speaking.js';
import { marked, PARTICIPANTS, type Who } from './spoken-words.js';

type Ids = Readonly<Record<'anna' | 'bram' | 'cem' | 'eva' | 'lena' | 'lars', string>>;

/** Lena coaches Anna and Bram, Lars coaches Eva; gives Anna’s. */
export async function coach(speak: Speak, moduleId: string, ids: Ids): Promise<string> {
  const describe = { capacity: 6, languages: ['NL'], locations: [] };
  for (const who of ['lena', 'lars'] as const)
    await speak(who, 'learningManagerDescribe', { personId: ids[who], version: 0, input: describe });
  for (const [participant, learningManager] of [
    ['anna', 'lena'],
    ['bram', 'lena'],
    ['eva', 'lars'],
  ] as const)
    await speak('coen', 'coachingMatchPropose', {
      moduleId,
      participantId: ids[participant],
      learningManagerId: ids[learningManager],
    });
  await speak('coen', 'coachingMatchesConfirm', { moduleId });
  const [{ id: coachingId }] = await speak('anna', 'myCoaching', {});
  const place = { startsAtLocal: '2027-02-17T09:00', minutes: 60, place: marked('place-of-coaching') };
  await speak('anna', 'chemistryCallPlan', { coachingId, input: place });
  for (const [who, audience, name] of [
    ['anna', 'OWN', 'coached-anna-notes'],
    ['lena', 'OWN', 'coach-lena-notes'],
    ['lena', 'TWO', 'coaching-of-two'],
  ] as const)
    await speak(who, 'coachingNoteAdd', { coachingId, input: { audience, text: marked(name) } });
  return coachingId;
}

/** Anna, Bram and Cem meet as a group; composed behind the scenes, as a story of its own tells how. */
export async function meet(
  leerlijn: Installation,
  speak: Speak,
  { tenantId, moduleId, ids }: { tenantId: string; moduleId: string; ids: Ids },
) {
  const groupId = newId();
  await leerlijn.sql('insert into intervision_group (tenant_id, id, module_id, number) values ($1, $2, $3, 1)', [
    tenantId,
    groupId,
    moduleId,
  ]);
  for (const name of ['anna', 'bram', 'cem'] as const)
    await leerlijn.sql(
      `insert into intervision_member (tenant_id, id, group_id, module_id, person_id, how, joined_at)
       values ($1, gen_random_uuid(), $2, $3, $4, 'PROPOSED', now())`,
      [tenantId, groupId, moduleId, ids[name]],
    );
  const { group } = await speak('anna', 'intervisionMeetingPlan', {
    groupId,
    input: { startsAtLocal: '2027-02-18T09:00', minutes: 60, place: 'Kamer 2', method: 'INCIDENT', caseGiverId: null },
  });
  const meetingId = group.meetings[0].id;
  const line = (who: Who, kind: string, audience: string, name: string) =>
    speak(who, 'intervisionLineWrite', { meetingId, kind, version: 0, input: { audience, text: marked(name) } });
  await line('bram', 'QUESTION', 'OWN', 'question-for-bram');
  await line('anna', 'QUESTION', 'GROUP', 'question-for-group');
  await line('anna', 'INSIGHT', 'PROGRAMME', 'insight-for-programme');
  return { groupId, meetingId };
}

/** Anna brings a case to practise with, and Bram drafts one; gives the step. */
export async function bringCases(leerlijn: Installation, speak: Speak, moduleId: string): Promise<string> {
  const [step] = await leerlijn.sql<{ id: string }>(
    `insert into module_step (tenant_id, id, module_id, kind, position, key, title, who, form, on_the_job, with_others, formal, hours, requirement, completion)
     select tenant_id, gen_random_uuid(), id, 'PRACTICE_CASE', 20, 'practice-case', '{"nl":"Casus","en":"Case"}', '{PARTICIPANT}', 'SELF_STUDY', 0, 0, 100, 1,
            'REQUIRED', '{CASE_BROUGHT}' from module where id = $1 returning id`,
    [moduleId],
  );
  for (const [who, audience, name] of [
    ['bram', 'OWN', 'case-of-bram'],
    ['anna', 'PROGRAMME', 'case-of-anna'],
  ] as const)
    await speak(who, 'practiceCaseWrite', { stepId: step!.id, version: 0, input: { audience, text: marked(name) } });
  return step!.id;
}

/** What Anna and Marga bring in at the end, and what Anna says of it three months later. */
export async function harvest(leerlijn: Installation, speak: Speak, moduleId: string): Promise<string[]> {
  const give = async (who: Who, kind: string, audience: string, name: string): Promise<string> => {
    const input = { kind, audience, text: marked(name), link: `https://${marked(name)}.example` };
    return (await speak(who, 'harvestGive', { moduleId, input })).harvestItem.id;
  };
  const own = await give('anna', 'COMMITMENT', 'OWN', 'commitment-for-anna');
  const everyones = await give('anna', 'COMMITMENT', 'PROGRAMME', 'commitment-for-programme');
  const story = await give('marga', 'STORY', 'PROGRAMME', 'story-of-marga');
  await leerlijn.sql('update harvest_item set given_on = given_on - 100 where id = any ($1)', [[own, everyones]]);
  for (const [id, name] of [
    [own, 'return-for-anna'],
    [everyones, 'return-for-programme'],
  ])
    await speak('anna', 'harvestAnswer', {
      id,
      months: 3,
      version: 0,
      input: { outcome: 'UNDER_WAY', text: marked(name!) },
    });
  return [own, everyones, story];
}

/** What every participant makes of a module, and what only Anna writes; closed and released. */
export async function evaluate(leerlijn: Installation, speak: Speak, moduleId: string): Promise<void> {
  const { evaluation } = await speak('coen', 'evaluationOpen', { moduleId, version: 0, input: {} });
  for (const who of PARTICIPANTS) {
    const comments = {
      keep: marked('evaluated-by-five'),
      ...(who === 'anna' ? { change: marked('evaluated-by-one') } : {}),
    };
    await speak(who, 'evaluationGive', { moduleId, input: answersTo(evaluation, 3, {}, comments) });
  }
  await speak('coen', 'evaluationClose', { moduleId });
  await leerlijn.moveClock(new Date((await leerlijn.now()).getTime() + 120_000));
}
