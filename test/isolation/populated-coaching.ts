import { v7 as newId } from 'uuid';
import type { Installation } from '../support/installation.js';

/** A learning manager of an organisation who coaches the insider, with everything that comes with it; behind the scenes, as stories tell how. */
export async function leaveCoaching(
  leerlijn: Installation,
  { tenantId, word, moduleId, insiderId }: { tenantId: string; word: string; moduleId: string; insiderId: string },
): Promise<
  Record<'learningManager' | 'coachingMatch' | 'coachingSession' | 'coachingNote' | 'coachingNoteToArchive', string>
> {
  const [learningManager, coachingMatch, coachingSession] = [newId(), newId(), newId()];
  const [coachingNote, coachingNoteToArchive] = [newId(), newId()];
  const insert = (sql: string, ...values: unknown[]) => leerlijn.sql(sql, [tenantId, ...values]);
  await insert(
    `insert into person (tenant_id, id, given_name, family_name, email) values ($1, $2, 'Lena', $3, $3 || '-lena@coaching.example')`,
    learningManager,
    word,
  );
  await insert(
    `insert into role_grant (tenant_id, person_id, role, granted_at) values ($1, $2, 'LEARNING_MANAGER', now())`,
    learningManager,
  );
  await insert(
    `insert into learning_manager (tenant_id, person_id, capacity, languages, locations) values ($1, $2, 8, '{nl,en}', array[$3])`,
    learningManager,
    word,
  );
  await insert('insert into coaching_plan (tenant_id, module_id, sessions) values ($1, $2, 3)', moduleId);
  await insert(
    `insert into coaching_wish (tenant_id, module_id, person_id, language, location) values ($1, $2, $3, 'nl', $4)`,
    moduleId,
    insiderId,
    word,
  );
  await insert(
    `insert into coaching_match (tenant_id, id, module_id, participant_id, learning_manager_id, how, explanation, state, effective_from,
                                 participant_answer, learning_manager_answer, accepted_at)
     values ($1, $2, $3, $4, $5, 'SET_BY_HAND', '[{"code":"BY_HAND"}]', 'ACCEPTED', now(), 'YES', 'YES', now())`,
    coachingMatch,
    moduleId,
    insiderId,
    learningManager,
  );
  await insert(
    `insert into coaching_session (tenant_id, id, match_id, kind, starts_at, ends_at, place, state)
     values ($1, $2, $3, 'SESSION', '2027-05-04T07:00:00Z', '2027-05-04T08:00:00Z', $4, 'PLANNED')`,
    coachingSession,
    coachingMatch,
    word,
  );
  for (const id of [coachingNote, coachingNoteToArchive])
    await insert(
      `insert into coaching_note (tenant_id, id, match_id, author_id, audience, text, written_at) values ($1, $2, $3, $4, 'OWN', $5, now())`,
      id,
      coachingMatch,
      insiderId,
      word,
    );
  await insert('insert into coaching_quality_given (tenant_id, match_id) values ($1, $2)', coachingMatch);
  await insert(
    `insert into coaching_quality_answer (tenant_id, learning_manager_id, id, scores) values ($1, $2, gen_random_uuid(), '{4,4,4,4}')`,
    learningManager,
  );
  await insert(
    `insert into coaching_quality_release (tenant_id, id, learning_manager_id, released_at, answers, threshold, means)
     values ($1, $2, $3, now(), 4, 4, '{40,40,40,40}')`,
    newId(),
    learningManager,
  );
  return { learningManager, coachingMatch, coachingSession, coachingNote, coachingNoteToArchive };
}
