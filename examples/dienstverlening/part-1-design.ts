import type { Data } from './api.ts';
import { dayOf, momentOf } from './calendar.ts';
import { approveDesign, enrol, enterDesign, submitDesign } from './design.ts';
import { planDesignSession, showCondition, writeDesignResults } from './design-sessions.ts';
import { planSessions } from './group-sessions.ts';
import { ADMINISTRATOR, applyImport, caseFile, checkImport, giveRoles, makeTenant, TENANT } from './organisation.ts';
import { mailedLink, signInWithBrowser } from './sign-in.ts';
import type { Cast, Programme, Stage } from './stage.ts';

const DIRECTOR = 'emre.peters@dienstverlening.example';

/** The operator makes a tenant; its administrator imports the organisation and hands out roles. */
export async function setUp({ leerlijn, diary, expect }: Stage): Promise<Cast> {
  diary.chapter('An organisation and its people');
  await leerlijn.moveClock(momentOf('2026-12-01', '09:00'));
  await diary.entry('The operator makes a tenant', async () => {
    await makeTenant(leerlijn, TENANT);
    await leerlijn.post.next(ADMINISTRATOR, 'welcome', 0);
    return 'its administrator is mailed';
  });
  let administrator = '';
  await diary.entry('The administrator signs in by mail', async () => {
    const link = await mailedLink(leerlijn, ADMINISTRATOR);
    administrator = await signInWithBrowser(link);
    const again = await signInWithBrowser(link).catch(() => 'refused');
    expect.exactly('A sign-in link works once', 'refused', again);
    return 'one link, works once';
  });
  await diary.entry('Organisation and people are imported', async () => {
    await importFile('UNITS', 'organisatie.csv', 53);
    await importFile('PEOPLE', 'medewerkers.csv', 436);
    const again = await checkImport(leerlijn, administrator, 'PEOPLE', 'medewerkers.csv');
    expect.exactly('The same file again changes nobody', 436, again.unchanged);
    return '53 units, 436 people';
  });
  await diary.entry('A dry run of a file with mistakes', async () => {
    const wrong = await checkImport(leerlijn, administrator, 'PEOPLE', 'medewerkers-met-fouten.csv');
    const expected: Data[] = JSON.parse((await caseFile('medewerkers-met-fouten.expected.json')).toString());
    const places = (faults: Data[]) => faults.map(({ row, column }) => `${row} ${column}`).join(', ');
    expect.exactly('Findings in the file with mistakes, all at once', expected.length, wrong.faultCount);
    expect.that('… each at its row and column', places(wrong.faults) === places(expected), 'as expected');
    return `${wrong.faultCount} findings, nothing applied`;
  });
  let roles: Omit<Cast, 'director'>;
  await diary.entry('Roles for learning and development', async () => {
    const { given, ...cast } = await giveRoles(leerlijn, administrator, 'GA-LO');
    roles = cast;
    return `${given} roles`;
  });
  return { ...roles!, director: DIRECTOR };

  async function importFile(kind: 'UNITS' | 'PEOPLE', fileName: string, expected: number) {
    const { id } = await checkImport(leerlijn, administrator, kind, fileName);
    const { added } = await applyImport(leerlijn, administrator, id);
    expect.exactly(kind === 'UNITS' ? 'Units imported' : 'People imported', expected, added);
  }
}

/** The coordinator enters the programme, the director approves it, the leaders are enrolled. */
export async function designProgramme(
  { leerlijn, as, diary, expect }: Stage,
  { coordinator, director, learningManagers }: Cast,
  design: Data,
): Promise<Programme> {
  diary.chapter('A programme');
  let programme: Omit<Programme, 'kickOffId'>;
  await diary.entry('The coordinator enters the design', async () => {
    programme = await enterDesign(leerlijn, await as(coordinator), design);
    return `${design.modules.length} modules, ${design.businessChallenges.length} challenges`;
  });
  await diary.entry('A design session with the director', async () => {
    const { programmeId } = programme;
    const session = await planDesignSession(
      leerlijn,
      await as(coordinator),
      programmeId,
      `${dayOf('2026-12-02')}T13:00`,
    );
    await leerlijn.moveClock(momentOf('2026-12-02', '16:30'));
    await writeDesignResults(leerlijn, await as(coordinator), session);
    return `${session.invited} invited, results written`;
  });
  await diary.entry('Its owner shows that a condition is met', async () => {
    const [owner = ''] = learningManagers;
    const status = await showCondition(leerlijn, as, { coordinator, owner, programmeId: programme.programmeId });
    expect.exactly('A condition with evidence that is not signed yet', 'SHOWN', status);
    await submitDesign(leerlijn, await as(coordinator), programme.programmeId);
    return 'and the design is submitted';
  });
  await diary.entry('The director signs and approves', async () => {
    const { link } = await leerlijn.post.next(director, 'approval of a programme', 0);
    expect.that('The director is mailed the programme', link.endsWith(programme.programmeId), 'mailed');
    const signed = await approveDesign(leerlijn, await as(director), programme.programmeId);
    expect.exactly('Conditions signed', design.conditions.length, signed);
    return `${signed} conditions`;
  });
  await diary.entry('The other leaders are enrolled', async () => {
    const participants = await enrol(leerlijn, await as(coordinator), programme.programmeId);
    await leerlijn.settle();
    expect.exactly('Participants enrolled', 49, participants);
    return `${participants} participants`;
  });
  let kickOffId = '';
  await diary.entry('The kick-off is planned, all are invited', async () => {
    const seen = leerlijn.post.letters.length;
    const { at, ...plan } = design.modules[0].plan.kickOff;
    const [day, time] = at.split('T');
    [kickOffId = ''] = await planSessions(leerlijn, await as(coordinator), programme.moduleId, [
      { ...plan, kind: 'KICK_OFF', startsAtLocal: `${dayOf(day)}T${time}` },
    ]);
    await leerlijn.settle();
    const entries = leerlijn.post.letters.slice(seen).filter(({ calendar }) => calendar?.includes('METHOD:REQUEST'));
    expect.exactly('Kick-off invitations with a calendar entry', 49, entries.length);
    return `${entries.length} invitations`;
  });
  return { ...programme!, kickOffId };
}
