import { Prisma } from '../../../../generated/prisma/client.js';
import { reaches } from '../../panels/organisation-addresses.read-model.js';

/**
 * Whether somebody was asked as one of an anonymous group, also from outside before they were a colleague, about a subject `asked` of a
 * round `before` for which `where` holds. A key that is not among a round's groups is a merged one.
 */
export const wasAskedAnonymously = (personId: string, where: Prisma.Sql): Prisma.Sql => Prisma.sql`
  exists (select from feedback_subject asked
            join feedback_round before on before.tenant_id = asked.tenant_id and before.id = asked.round_id
            join feedback_invitation i on i.tenant_id = asked.tenant_id and i.subject_id = asked.id
            join feedback_rater_link l on l.tenant_id = i.tenant_id and l.id = i.link_id
           where ${where}
             and (l.rater_id = ${personId}::uuid
                  or ${reaches(Prisma.sql`l.email`, personId)})
             and not exists (select from jsonb_array_elements(before.rater_groups) named
                              where named ->> 'key' = i.rater_group and named ->> 'anonymous' = 'false'))`;
