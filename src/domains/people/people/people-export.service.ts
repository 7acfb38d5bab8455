import { Injectable } from '@nestjs/common';
import { stringify } from 'csv-stringify/sync';
import { Prisma } from '../../../generated/prisma/client.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Database } from '../../../platform/database/database.js';
import { PERSON_HEADERS } from '../imports/import-vocabulary.js';

@Injectable()
export class PeopleExportService {
  constructor(private readonly db: Database) {}

  /**
   * The tenant's people as a Dutch spreadsheet opens them: UTF-8 with its mark, semicolons, CRLF, and under the headers that an import
   * recognises. What looks like a formula gets an apostrophe in front of it.
   */
  async csv(actor: TenantActor): Promise<string> {
    const people = await this.db.read(
      actor,
      Prisma.sql`
        select p.personnel_number as "personnelNumber", p.given_name as "givenName", p.infix, p.family_name as "familyName", p.email,
               p.language, u.code as unit, p.job_title as "jobTitle", m.personnel_number as manager, p.echelon,
               to_char(p.started_on, 'DD-MM-YYYY') as "startedOn", to_char(p.ended_on, 'DD-MM-YYYY') as "endedOn"
          from person p
          left join org_unit u on u.tenant_id = p.tenant_id and u.id = p.unit_id
          left join person m on m.tenant_id = p.tenant_id and m.id = p.manager_id
         order by p.family_name, p.given_name, p.id`,
    );
    return stringify(people, {
      header: true,
      columns: Object.entries(PERSON_HEADERS).map(([key, [header]]) => ({ key, header })),
      bom: true,
      delimiter: ';',
      record_delimiter: 'windows',
      escape_formulas: true,
    });
  }
}
