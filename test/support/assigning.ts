import { assignmentFacts } from '../../src/domains/development/assignments/assignment-facts.read-model.js';
import { Prisma } from '../../src/generated/prisma/client.js';
import { Database } from '../../src/platform/database/database.js';
import type { Asked } from './asked.js';
import { DRAFT, goal, perspectives, START, WRITE } from './assignments.js';
import { aCoachedDirectorate, CONFIRM_MATCHES, type CoachingName, DESCRIBE, PROPOSE_MATCH } from './coaching.js';
import type { Name } from './directorate.js';
import type { Installation } from './installation.js';

type Who = CoachingName;

export type Assigning = Awaited<ReturnType<typeof assigning>>;

/** A directorate on the first day of the step of the assignment, its conversations begun; and what its people do with assignments. */
export async function assigning(leerlijn: Installation) {
  await leerlijn.moveClock('2027-03-01T08:00:00.000Z');
  const directorate = await aCoachedDirectorate(leerlijn);
  const [moduleId] = directorate.moduleIds;
  const as = (who: Who) => directorate.as(who);
  const does = async (who: Who, operation: string, variables: object = {}) =>
    Object.values<Asked>(await leerlijn.must(operation, variables, await as(who)))[0];
  const tries = async (who: Who, operation: string, variables: object = {}) => {
    const { data, errors } = await leerlijn.ask(operation, variables, await as(who));
    return errors ? errors[0]!.extensions.code : Object.values<Asked>(data)[0];
  };
  /** Gives a participant a learning manager, as the matches' story tells. */
  const match = async (participant: Name, learningManager: 'lena' | 'lars') => {
    const [p, l] = [directorate.ids[participant], directorate.ids[learningManager]];
    await does('coen', PROPOSE_MATCH, { m: moduleId, p, l });
    await does('coen', CONFIRM_MATCHES, { m: moduleId });
  };
  const refusalOf = async (who: Who, operation: string, variables: object) =>
    (await tries(who, operation, variables)).userErrors[0];
  const recorded = async (type: string, id: string) =>
    (await leerlijn.sql(`select from outbox_event where type = $1 and payload ->> 'assignmentId' = $2`, [type, id]))
      .length;
  const mails = () =>
    leerlijn.mail.messages().map(({ recipients, subject }) => `${recipients[0]!.split('@')[0]}: ${subject}`);
  const factsOf = async (who: Name) =>
    (
      await leerlijn.app.get(Database).read<{ level: number; move: string | null; reason: string | null }>(
        directorate,
        Prisma.sql`with shown_module as (select m.tenant_id, m.id, m.programme_id, o.time_zone
                          from module m join programme o on o.tenant_id = m.tenant_id and o.id = m.programme_id),
                        fact as (${assignmentFacts(await leerlijn.now())})
                   select level, move, reason from fact where person_id = ${directorate.ids[who]}::uuid and module_id = ${moduleId}::uuid`,
      )
    ).map(({ level, move, reason }) => [level, move, reason]);

  /** Somebody's goal, signed by both, as the conversation's story tells; gives its id. */
  const signed = async (participant: Name, manager: Name): Promise<string> => {
    const { myPopConversations } = await leerlijn.must(
      '{ myPopConversations { id version } }',
      {},
      await as(participant),
    );
    const { id, version } = myPopConversations[0];
    const { popConversation: written } = await does(
      participant,
      `mutation ($id: ID!, $version: Int!, $goals: [DevelopmentGoalInput!]!) {
        popConversationWrite(id: $id, version: $version, input: { goals: $goals }) { popConversation { version } userErrors { code } } }`,
      { id, version, goals: [goal] },
    );
    let versions: Asked[] = [];
    for (const who of [participant, manager]) {
      const { popConversation } = await does(
        who,
        `mutation ($id: ID!, $version: Int!) { popConversationSign(id: $id, version: $version) { popConversation { versions { goals { id } } } userErrors { code } } }`,
        { id, version: written.version },
      );
      versions = popConversation.versions;
    }
    return versions[0].goals[0].id;
  };
  /** An assignment that is practised; gives it as it is then. */
  const underWay = async (participant: Name, manager: Name) => {
    const { assignment } = await does(participant, DRAFT, { m: moduleId, g: await signed(participant, manager) });
    await does(participant, WRITE, { id: assignment.id, version: 1, input: perspectives });
    return (await does(participant, START, { id: assignment.id, version: 2 })).assignment;
  };

  for (const who of ['lena', 'lars'] as const)
    await does(who, DESCRIBE, { p: directorate.ids[who], input: { capacity: 6, languages: ['NL'], locations: [] } });
  await leerlijn.sql(
    `update module_step set starts_on = '2027-03-01', ends_on = '2027-04-30' where module_id = $1 and kind = 'ASSIGNMENT'`,
    [moduleId],
  );
  await does('coen', `mutation ($m: ID!) { popConversationsStart(moduleId: $m) { userErrors { code } } }`, {
    m: moduleId,
  });
  return { directorate, moduleId, as, does, tries, match, refusalOf, recorded, mails, factsOf, signed, underWay };
}
