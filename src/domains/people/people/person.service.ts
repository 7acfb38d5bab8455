import { Injectable } from '@nestjs/common';
import { Prisma } from '../../../generated/prisma/client.js';
import type { PersonActor, TenantActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { type Page, pageOf, readPageArgs } from '../../../platform/graphql/pages.js';
import type { PeopleArgs, Person } from './person.model.js';
import { isHere, PEOPLE, PERSON_COLUMNS } from './person.read-model.js';

@Injectable()
export class PersonService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

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
      ...wordsOf(search ?? '').map((word) => Prisma.sql`position(${word} in ${searched(EVERYTHING)}) > 0`),
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

  /** Up to twenty people whose name or job title has every word of the search; nobody for a search of less than two characters. */
  async colleagues(actor: TenantActor, search: string): Promise<Person[]> {
    const words = wordsOf(search);
    if (words.join('').length < 2) return [];
    const found = Prisma.join(
      words.map((word) => Prisma.sql`position(${word} in ${searched(NAME)}) > 0`),
      ' and ',
    );
    return this.db.read<Person>(
      actor,
      Prisma.sql`
        select ${PERSON_COLUMNS} from ${PEOPLE} where ${found} and ${isHere(this.clock.now())}
         order by p.family_name, p.given_name, p.id limit ${MOST_COLLEAGUES}`,
    );
  }

  /** Who reports to somebody directly, in order of family name. */
  reportsOf(actor: PersonActor): Promise<Person[]> {
    return this.db.read<Person>(
      actor,
      Prisma.sql`
        select ${PERSON_COLUMNS} from ${PEOPLE} where p.manager_id = ${actor.personId}::uuid and ${isHere(this.clock.now())}
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

const MOST_COLLEAGUES = 20;

const NAME = Prisma.sql`p.given_name, p.infix, p.family_name, p.job_title`;
/** Addresses and numbers too, for who may see them: a search tells what it finds. */
const EVERYTHING = Prisma.sql`${NAME}, p.email, p.personnel_number`;

/** What of somebody is searched, as wordsOf() leaves what is searched for. */
const searched = (columns: Prisma.Sql) => Prisma.sql`
  lower(regexp_replace(normalize(concat_ws(' ', ${columns}), NFD), '[\u0300-\u036f]', '', 'g'))`;
