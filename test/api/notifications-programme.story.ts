import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aDepartment, approvePanels, type Department, QUESTIONNAIRE } from '../support/feedback.js';
import { type Installation, OPERATOR, startInstallation } from '../support/installation.js';
import { signIn } from '../support/world.js';

let leerlijn: Installation;
const subjects = () =>
  leerlijn.mail.messages().map(({ recipients, subject }) => `${recipients[0]!.split('@')[0]}: ${subject}`);
const at = async (moment: string) => {
  leerlijn.mail.clear();
  await leerlijn.moveClock(moment);
};
const recorded = async (tenantId: string, type: string, payload: object) => {
  leerlijn.mail.clear();
  await leerlijn.sql(
    `insert into outbox_event (tenant_id, id, type, payload, recorded_at) values ($1, gen_random_uuid(), $2, $3, now())`,
    [tenantId, type, payload],
  );
  await leerlijn.settle();
};

beforeAll(async () => {
  leerlijn = await startInstallation();
  await leerlijn.moveClock('2026-12-07T08:00:00.000Z');
});
afterAll(() => leerlijn.stop());

describe('who becomes administrator or coordinator', () => {
  let tenantId: string;

  test('is welcomed in the own language and told where to begin', async () => {
    const { tenantCreate } = await leerlijn.must(
      'mutation ($input: TenantCreateInput!) { tenantCreate(input: $input) { tenant { id } userErrors { message } } }',
      {
        input: {
          slug: 'zaanwijk',
          name: 'Gemeente Zaanwijk',
          administrator: { givenName: 'Ada', familyName: 'Admin', email: 'ada@zaanwijk.example', language: 'EN' },
        },
      },
      OPERATOR,
    );
    tenantId = tenantCreate.tenant.id;
    await leerlijn.settle();
    expect(subjects()).toEqual(['ada: Welcome: you are administrator of Gemeente Zaanwijk']);
    expect(leerlijn.mail.messages()[0]!.text).toContain('https://leerlijn.test/sign-in');
  });

  test('is not told again of a role that was taken back before the mail went out, nor of a role without a welcome', async () => {
    const [ada] = await leerlijn.sql<{ id: string }>(`select id from person where email = 'ada@zaanwijk.example'`);
    await recorded(tenantId, 'tenancy.role.granted', { personId: ada!.id, role: 'COORDINATOR' });
    await recorded(tenantId, 'tenancy.role.granted', { personId: ada!.id, role: 'TRAINER' });
    expect(subjects()).toEqual([]);
  });
});

describe('in a programme', () => {
  let department: Department;
  let coordinator: string;
  let subjectIds: string[];
  const choose = async (leader: number) =>
    leerlijn.must(
      'mutation ($s: ID!) { feedbackRatersChoose(subjectId: $s) { userErrors { message } } }',
      { s: subjectIds[leader - 1] },
      await department.as(`leader ${leader}`),
    );

  beforeAll(async () => {
    department = await aDepartment(leerlijn);
    await leerlijn.settle();
    coordinator = await department.as('coordinator');
  });

  test('the director is asked to approve the design, which is named, by the coordinator', async () => {
    await leerlijn.sql(`update programme set state = 'SUBMITTED' where tenant_id = $1`, [department.tenantId]);
    const [programme] = await leerlijn.sql<{ id: string }>('select id from programme where tenant_id = $1', [
      department.tenantId,
    ]);
    await recorded(department.tenantId, 'programmes.programme.submitted', { programmeId: programme!.id });
    expect(subjects()).toEqual(['coen: Graag je akkoord op Programma']);
    const [mail] = leerlijn.mail.messages();
    expect(mail!.text).toContain('Coen Jansen heeft het ontwerp');
    // Here the coordinator is the client too, and need not write to himself.
    expect(mail!.replyTo).toBeUndefined();
    await leerlijn.sql(`update programme set state = 'APPROVED' where tenant_id = $1`, [department.tenantId]);
    await recorded(department.tenantId, 'programmes.programme.submitted', { programmeId: programme!.id });
    expect(subjects()).toEqual([]);
  });

  test('participants are asked to choose their raters once raters are proposed', async () => {
    const { questionnairePublish } = await leerlijn.must(
      'mutation ($input: QuestionnairePublishInput!) { questionnairePublish(input: $input) { questionnaire { id } userErrors { message } } }',
      { input: { yaml: QUESTIONNAIRE } },
      coordinator,
    );
    const { feedbackRoundPlan } = await leerlijn.must(
      'mutation ($m: ID!, $input: FeedbackRoundPlanInput!) { feedbackRoundPlan(moduleId: $m, input: $input) { round { id } userErrors { message } } }',
      {
        m: department.moduleId,
        input: {
          questionnaireId: questionnairePublish.questionnaire.id,
          opensOn: '2027-01-11',
          closesOn: '2027-02-05',
        },
      },
      coordinator,
    );
    leerlijn.mail.clear();
    await leerlijn.must(
      'mutation ($r: ID!) { feedbackRatersPropose(roundId: $r) { userErrors { message } } }',
      { r: feedbackRoundPlan.round.id },
      coordinator,
    );
    await leerlijn.settle();
    expect(subjects().sort()).toEqual([1, 2, 3, 4, 5, 6].map((at) => `leider${at}: Kies wie jou feedback geeft`));
    expect(leerlijn.mail.messages()[0]!.text).toContain('maandag 11 januari 2027 om 8.00 uur');
    subjectIds = (
      await leerlijn.sql<{ id: string }>(
        'select s.id from feedback_subject s join person p on p.id = s.person_id order by p.email',
      )
    ).map(({ id }) => id);
  });

  test('and anew when an approval is taken back: it is their turn again', async () => {
    leerlijn.mail.clear();
    const s = subjectIds[5];
    await approvePanels(leerlijn, [s!], await department.as('coordinator'));
    await leerlijn.must(
      'mutation ($s: ID!) { feedbackPanelReopen(subjectId: $s) { userErrors { message } } }',
      { s },
      await department.as('coordinator'),
    );
    await leerlijn.settle();
    expect(subjects()).toEqual(['leider6: Kies wie jou feedback geeft']);
  });

  test('whose raters come out of a file are asked as well, and nobody else again', async () => {
    leerlijn.mail.clear();
    const [{ round_id: roundId }] = (await leerlijn.sql<{ round_id: string }>(
      'delete from feedback_subject where id = $1 returning round_id',
      [subjectIds[5]],
    )) as [{ round_id: string }];
    const csv = 'deelnemer;groep;feedbackgever\nleider6@amstelstad.example;DIRECT_REPORT;lid6x1@amstelstad.example';
    await leerlijn.must(
      'mutation ($r: ID!, $csv: String!) { feedbackNominationsImport(roundId: $r, csv: $csv) { added userErrors { message } } }',
      { r: roundId, csv },
      await department.as('coordinator'),
    );
    await leerlijn.settle();
    expect(subjects()).toEqual(['leider6: Kies wie jou feedback geeft']);
  });

  test('the manager hears the next working morning, once, of everybody whose choice waits by then', async () => {
    await leerlijn.moveClock('2026-12-11T10:00:00.000Z');
    leerlijn.mail.clear();
    await choose(1);
    await choose(2);
    await choose(3);
    await leerlijn.settle();
    expect(subjects()).toEqual([]);
    await approvePanels(leerlijn, [subjectIds[0]!], await signIn(leerlijn, 'coen@amstelstad.example'));
    await at('2026-12-14T07:59:00.000Z');
    expect(subjects()).toEqual([]);
    await at('2026-12-14T08:00:00.000Z');
    expect(subjects()).toEqual(['marga: Graag je akkoord op de keuzes van 2 mensen']);
    expect(leerlijn.mail.messages()[0]!.text).toContain('Leider2 Jansen');
  });

  test('and not at all when nobody waits any more', async () => {
    await choose(4);
    await approvePanels(leerlijn, subjectIds.slice(1, 4), await department.as('manager'));
    await at('2026-12-15T08:00:00.000Z');
    expect(subjects()).toEqual([]);
  });
});
