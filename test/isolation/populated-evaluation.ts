import { v7 as newId, v4 as randomId } from 'uuid';
import type { Installation } from '../support/installation.js';

/** What participants made of a module: released, with a comment that was taken out; and what is there while an evaluation is open. Behind the scenes. */
export async function leaveEvaluation(
  leerlijn: Installation,
  { tenantId, word, moduleId, insiderId }: { tenantId: string; word: string; moduleId: string; insiderId: string },
): Promise<Record<'evaluationComment', string>> {
  const [evaluationId, evaluationComment, redacted] = [newId(), randomId(), randomId()];
  const text = { nl: word, en: word };
  const insert = (sql: string, ...values: unknown[]) => leerlijn.sql(sql, [tenantId, ...values]);
  const [behaviour] = await leerlijn.sql<{ id: string }>('select id from behaviour where tenant_id = $1 limit 1', [
    tenantId,
  ]);
  await insert(
    `insert into evaluation (tenant_id, id, module_id, state, own_questions, version, threshold, comment_threshold, asked_ids, opened_at, closes_at, forgotten_at)
     values ($1, $2, $3, 'CLOSED', $4, 2, 4, 5, array[$5::uuid], '2027-02-01', '2027-02-15', '2027-02-15')`,
    evaluationId,
    moduleId,
    JSON.stringify([{ kind: 'OPEN', text }]),
    insiderId,
  );
  const asked = (key: string) => ({ key, self: text, other: text });
  await insert(
    'insert into evaluation_questionnaire (tenant_id, evaluation_id, definition, ties) values ($1, $2, $3, $4)',
    evaluationId,
    {
      key: 'evaluation',
      name: text,
      scale: { min: 1, max: 5, cannotJudge: true, labels: { nl: Array(5).fill(word), en: Array(5).fill(word) } },
      anonymityThreshold: 3,
      competencies: [{ key: 'behaviour-1', name: text, items: [asked('behaviour-1-now')] }],
      openQuestions: [asked('keep')],
    },
    {
      items: [{ item: 'behaviour-1-now', about: 'BEHAVIOUR', id: behaviour!.id }],
      context: [{ part: 'behaviour-1', behaviourId: behaviour!.id, indicators: [text], goals: [text] }],
    },
  );
  const figures = { PARTICIPANT: { mean: 3.5, band: null, distribution: null, spread: null }, ALL_OTHERS: null };
  const comments = [evaluationComment, redacted].map((id) => ({ id, text: word }));
  const report = {
    competencies: [
      { key: 'behaviour-1', figures, gap: null, items: [{ key: 'behaviour-1-now', figures, second: null }] },
    ],
    comments: [{ questionKey: 'keep', texts: { PARTICIPANT: comments, ALL_OTHERS: [] } }],
  };
  await insert(
    `insert into evaluation_release (tenant_id, evaluation_id, content, released_at) values ($1, $2, $3, '2027-02-15')`,
    evaluationId,
    { forSubject: report, forContributors: report },
  );
  await insert(
    'insert into evaluation_redaction (tenant_id, evaluation_id, comment_id, redacted_by_id, redacted_at) values ($1, $2, $3, $4, now())',
    evaluationId,
    redacted,
    insiderId,
  );
  await insert(
    'insert into evaluation_given (tenant_id, evaluation_id, person_id) values ($1, $2, $3)',
    evaluationId,
    insiderId,
  );
  await insert(
    `insert into evaluation_answer (tenant_id, id, evaluation_id, scores, comments) values ($1, gen_random_uuid(), $2, '{4}', array[$3])`,
    evaluationId,
    word,
  );
  return { evaluationComment };
}
