import type { Data } from './api.ts';
import { readBoard } from './board.ts';
import { dayOf, momentOf, playedMoment } from './calendar.ts';
import {
  COURSE_FILES,
  enterCourse,
  join,
  lookBack,
  openEnrolment,
  planByTemplate,
  practiseOwnGoal,
  prepareAlone,
  readCourse,
  sessionsFor,
} from './course.ts';
import { approveDesign, submitDesign } from './design.ts';
import { planSessions, recordSessions } from './group-sessions.ts';
import { composeGroups, holdMeetings, planMeetings } from './intervision.ts';
import { applyImport, checkImport, giveRoles, makeTenant } from './organisation.ts';
import { inParallel } from './parallel.ts';
import type { Stage } from './stage.ts';

const AT_ONCE = 6;

/** Another tenant: a course from the shipped template, that leaders of three organisations enrol in themselves. */
export async function playCourse(stage: Stage, outsider: string): Promise<void> {
  const { leerlijn, as, diary, expect } = stage;
  const course = await readCourse();
  diary.chapter('A course for three organisations, on the same installation');
  await leerlijn.moveClock(momentOf(course.enrolment.opens, '09:00'));
  let cast: Data;
  await diary.entry('Another tenant, from its files', async () => {
    const { email } = course.tenant.administrator;
    await makeTenant(leerlijn, course.tenant);
    await leerlijn.post.next(email, 'welcome', 0);
    const administrator = await as(email);
    const counts: number[] = [];
    for (const [kind, name] of [
      ['UNITS', 'organisatie.csv'],
      ['PEOPLE', 'medewerkers.csv'],
    ] as const) {
      const { id } = await checkImport(leerlijn, administrator, kind, `${COURSE_FILES}${name}`);
      counts.push((await applyImport(leerlijn, administrator, id)).added);
    }
    cast = await giveRoles(leerlijn, administrator, course.learning);
    return `${counts[0]} units, ${counts[1]} people`;
  });
  let programmeId = '';
  let moduleIds: string[] = [];
  await diary.entry('Five modules from a template', async () => {
    const coordinator = await as(cast.coordinator);
    ({ programmeId, moduleIds } = await enterCourse(leerlijn, coordinator, course));
    await submitDesign(leerlijn, coordinator, programmeId);
    await approveDesign(leerlijn, await as(course.client), programmeId);
    return `${moduleIds.length} modules, approved`;
  });
  await diary.entry('Leaders enrol themselves', async () => {
    const { places } = course.enrolment;
    const emails = await openEnrolment(leerlijn, await as(cast.coordinator), programmeId, course.enrolment);
    const placed = await inParallel(emails, AT_ONCE, async (email) => join(leerlijn, await as(email)));
    const enrolled = placed.filter((has) => has).length;
    expect.exactly('Course: enrolled, of more who wanted to', places, enrolled);
    return `${enrolled} enrolled, ${placed.length - enrolled} in line`;
  });
  for (const [at, { starts }] of course.modules.entries()) await playModule(starts, moduleIds[at]!, at + 1);

  await diary.entry('The tenants never meet', async () => {
    const { errors } = await leerlijn.api.ask(
      'query ($id: ID!) { programme(id: $id) { id } }',
      { id: programmeId },
      await as(outsider),
    );
    const answer = errors?.[0]?.extensions.code ?? 'shown';
    expect.exactly('The course, to the coordinator of the other tenant', 'NOT_FOUND', answer);
    return 'not found by the other coordinator';
  });

  async function playModule(starts: string, moduleId: string, number: number): Promise<void> {
    await leerlijn.moveClock(momentOf(starts, '09:00'));
    await diary.entry(`Module ${number}`, async () => {
      const { places } = course.enrolment;
      const steps = await planByTemplate(leerlijn, await as(cast.coordinator), moduleId, dayOf(starts));
      const people: Data[] = (await readBoard(leerlijn, await as(cast.coordinator), programmeId, moduleId)).map(
        ({ person }) => person,
      );
      await inParallel(people, AT_ONCE, async ({ email }, nth) => prepareAlone(leerlijn, await as(email), steps, nth));
      await inParallel(people, AT_ONCE, async ({ email }) =>
        practiseOwnGoal(leerlijn, await as(email), moduleId, steps),
      );
      const sessions = sessionsFor(steps, places);
      const sessionIds = await planSessions(leerlijn, await as(cast.coordinator), moduleId, sessions);
      const groups = await composeGroups(leerlijn, await as(cast.coordinator), moduleId);
      const intervision = steps.find(({ kind }) => kind === 'INTERVISION');
      await planMeetings(leerlijn, await as(cast.coordinator), groups, intervision.startsOn);
      const last = sessions
        .map(({ startsAtLocal }) => startsAtLocal)
        .toSorted()
        .at(-1)!;
      await leerlijn.moveClock(playedMoment(last.slice(0, 10), '17:00'));
      await recordSessions(leerlijn, await as(cast.trainer), sessionIds);
      const emails = new Map(people.map(({ id, email }) => [id, email]));
      await holdMeetings(leerlijn, as, moduleId, groups, (id) => emails.get(id));
      await inParallel(people, AT_ONCE, async ({ email }) => lookBack(leerlijn, await as(email), moduleId));
      const rows = await readBoard(leerlijn, await as(cast.coordinator), programmeId, moduleId);
      const done = (kind: string) =>
        rows.filter(({ cells }) => cells.some(({ step, state }: Data) => step.kind === kind && state === 'DONE'))
          .length;
      const own = ['E_LEARNING', 'PRACTICE_CASE', 'ASSIGNMENT', 'INTERVISION'].map(done);
      expect.that(
        `Course module ${number}: e-learning to intervision, of everybody`,
        own.every((count) => count === places),
        own.join(' '),
      );
      return `${people.length} people, ${sessions.length} sessions, ${groups.groups.length} groups`;
    });
  }
}
