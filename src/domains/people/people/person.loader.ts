import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import { Prisma } from '../../../generated/prisma/client.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Database } from '../../../platform/database/database.js';
import type { RequestContext } from '../../../platform/graphql/context.js';
import { NotFound } from '../../../platform/graphql/failures.js';
import type { Person } from './person.model.js';
import { PEOPLE, PERSON_COLUMNS } from './person.read-model.js';

/** People that other objects refer to: one statement for all that a request asks for at once, each at most once per request. */
@Injectable()
export class PersonLoader {
  private readonly ofRequest = new WeakMap<RequestContext, DataLoader<string, Person>>();

  constructor(private readonly db: Database) {}

  /** @throws NotFound when the actor's tenant has no such person. */
  load(context: RequestContext, actor: TenantActor, id: string): Promise<Person> {
    let loader = this.ofRequest.get(context);
    if (!loader) {
      loader = new DataLoader((ids) => this.loadAll(actor, ids));
      this.ofRequest.set(context, loader);
    }
    return loader.load(id);
  }

  private async loadAll(actor: TenantActor, ids: readonly string[]): Promise<(Person | NotFound)[]> {
    const people = await this.db.read<Person>(
      actor,
      Prisma.sql`select ${PERSON_COLUMNS} from ${PEOPLE} where p.id = any(${[...ids]}::uuid[])`,
    );
    const byId = new Map(people.map((person) => [person.id, person]));
    return ids.map((id) => byId.get(id) ?? new NotFound());
  }
}
