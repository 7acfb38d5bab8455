import { Injectable } from '@nestjs/common';
import { Prisma } from '../../../generated/prisma/client.js';
import type { PersonActor, TenantActor } from '../../../platform/auth/actor.js';
import { Database } from '../../../platform/database/database.js';
import { type Page, pageOf, readPageArgs } from '../../../platform/graphql/pages.js';
import type { PeopleArgs, Person } from './person.model.js';
import { PEOPLE, PERSON_COLUMNS } from './person.read-model.js';

@Injectable()
export class PersonService {
  constructor(private readonly db: Database) {}

  /**
   * A page of the tenant's people in order of family name.
   * @throws Refusal PAGE_TOO_LARGE, CURSOR_UNKNOWN
   */
  async list(actor: TenantActor, { search, ...page }: PeopleArgs): Promise<Page<Person>> {
    const { limit, after } = readPageArgs(page, ['text', 'text', 'uuid']);
    const conditions = [
      ...(after
        ? [Prisma.sql`(p.family_name, p.given_name, p.id) > (${after[0]}, ${after[1]}, ${after[2]}::uuid)`]
        : []),
      ...wordsOf(search ?? '').map((word) => Prisma.sql`position(${word} in ${SEARCHED}) > 0`),
    ];
    const people = await this.db.read<Person>(
      actor,
      Prisma.sql`
        select ${PERSON_COLUMNS} from ${PEOPLE}
         where ${conditions.length > 0 ? Prisma.join(conditions, ' and ') : Prisma.sql`true`}
         order by p.family_name, p.given_name, p.id limit ${limit + 1}`,
    );
    return pageOf(people, limit, ({ familyName, givenName, id }) => [familyName, givenName, id]);
  }

  /** Who reports to somebody directly, in order of family name. */
  reportsOf(actor: PersonActor): Promise<Person[]> {
    return this.db.read<Person>(
      actor,
      Prisma.sql`
        select ${PERSON_COLUMNS} from ${PEOPLE} where p.manager_id = ${actor.personId}::uuid
         order by p.family_name, p.given_name, p.id`,
    );
  }
}

const ACCENTS = /[\u0300-\u036f]/g;
const MOST_WORDS = 8;
const wordsOf = (search: string): string[] =>
  search
    .normalize('NFD')
    .replace(ACCENTS, '')
    .toLowerCase()
    .split(/[\s\p{Cc}]+/u)
    .filter(Boolean)
    .slice(0, MOST_WORDS);

/** What of somebody is searched, as wordsOf() leaves what is searched for. */
const SEARCHED = Prisma.sql`
  lower(regexp_replace(normalize(concat_ws(' ', p.given_name, p.infix, p.family_name, p.email, p.job_title, p.personnel_number), NFD),
    '[\u0300-\u036f]', '', 'g'))`;
