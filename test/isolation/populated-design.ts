import type { Installation } from '../support/installation.js';

/** What a coordinator who is the client as well adds to a design before submitting it: a condition of its own that is shown and signed. */
export async function addToDesign(
  leerlijn: Installation,
  insider: string,
  programmeId: string,
  text: { nl: string; en: string },
): Promise<void> {
  const { conditionAdd } = await leerlijn.must(
    'mutation ($id: ID!, $input: ConditionAddInput!) { conditionAdd(programmeId: $id, input: $input) { condition { id } userErrors { code } } }',
    { id: programmeId, input: { title: text } },
    insider,
  );
  const { id } = conditionAdd.condition;
  await leerlijn.must(
    'mutation ($id: ID!, $input: ConditionEvidenceAddInput!) { conditionEvidenceAdd(conditionId: $id, input: $input) { userErrors { code } } }',
    { id, input: { text: text.nl, link: 'https://stukken.example/verslag' } },
    insider,
  );
  await leerlijn.must(
    'mutation ($id: ID!) { conditionSign(id: $id, version: 2) { userErrors { code } } }',
    { id },
    insider,
  );
}

/** What is of a design that was approved: ids by what the walk calls them. */
export async function tieDesign(
  leerlijn: Installation,
  insider: string,
  { tenantId, programmeId }: { tenantId: string; programmeId: string },
): Promise<Record<'behaviour' | 'designSession' | 'ownCondition' | 'conditionEvidence', string>> {
  const idOf = async (sql: string, value: string) => (await leerlijn.sql<{ id: string }>(sql, [value]))[0]!.id;
  const behaviour = await idOf(
    'select b.id from behaviour b join module m on m.id = b.module_id where m.programme_id = $1',
    programmeId,
  );
  const questionnaireId = await idOf('select id from questionnaire_version where tenant_id = $1 limit 1', tenantId);
  await leerlijn.must(
    'mutation ($id: ID!, $input: BehaviourItemsTieInput!) { behaviourItemsTie(behaviourId: $id, seen: [], input: $input) { userErrors { code } } }',
    { id: behaviour, input: { questionnaireId, itemKeys: ['limits-1'] } },
    insider,
  );
  return {
    behaviour,
    designSession: await idOf('select id from design_session where programme_id = $1 and position = 1', programmeId),
    ownCondition: await idOf('select id from condition where programme_id = $1 and kind is null', programmeId),
    conditionEvidence: await idOf('select id from condition_evidence where tenant_id = $1', tenantId),
  };
}
