import { v7 as newId } from 'uuid';
import type { TenantTx } from '../../../platform/database/role-database.js';
import type { RaterGroupKey } from '../rater-group.rules.js';

/** A colleague by id, or somebody from outside, on the panel of a subject. */
export interface NewNomination {
  subjectId: string;
  group: RaterGroupKey;
  raterId: string | null;
  externalName: string | null;
  externalEmail: string | null;
  externalLanguage: string | null;
  addedByParticipant: boolean;
}

/** Puts any number of raters on panels, in this order. As JSON: a value as a parameter each would hold up a large round for seconds. */
export async function insertNominations(
  tx: TenantTx,
  tenantId: string,
  nominations: readonly NewNomination[],
): Promise<void> {
  const rows = JSON.stringify(nominations.map((nomination) => ({ id: newId(), ...nomination })));
  await tx.$executeRaw`
    insert into feedback_nomination (tenant_id, id, subject_id, rater_id, external_name, external_email, external_language, rater_group,
                                     added_by_participant)
    select ${tenantId}::uuid, id, "subjectId", "raterId", "externalName", "externalEmail", "externalLanguage", "group",
           "addedByParticipant"
      from json_to_recordset(${rows}::json) as n(id uuid, "subjectId" uuid, "raterId" uuid, "externalName" text, "externalEmail" text,
                                                 "externalLanguage" text, "group" text, "addedByParticipant" boolean)`;
}
