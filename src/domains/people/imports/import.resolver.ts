import { Args, ID, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { LocalDate } from '../../../platform/graphql/scalars.js';
import {
  Import,
  ImportApplyPayload,
  ImportChange,
  ImportCheckInput,
  ImportCheckPayload,
  ImportColumn,
  ImportFault,
  ImportSubject,
} from './import.model.js';
import { ImportService } from './import.service.js';
import { type ImportFault as Fault, faultText, isApplicable } from './import-faults.js';

const MOST_LISTED = 1000;
const firstOf = (defaultValue: number) =>
  Args('first', { type: () => Int, defaultValue, description: `How many to list, at most ${MOST_LISTED}.` });
const listed = <Item>(items: readonly Item[], first: number) =>
  items.slice(0, Math.max(0, Math.min(first, MOST_LISTED)));

@Resolver(() => Import)
export class ImportResolver {
  constructor(private readonly imports: ImportService) {}

  @Mutation(() => ImportCheckPayload, {
    description:
      'Reads a file and shows what is wrong with it and what it would change. Nothing is changed, but for a mapping that is to be saved.',
  })
  @Access('ADMINISTRATOR', 'people:write')
  async importCheck(
    @Context() { locale }: RequestContext,
    @CurrentActor() actor: TenantActor,
    @Args('input') input: ImportCheckInput,
  ): Promise<ImportCheckPayload> {
    return { import: await this.imports.check(actor, input, locale) };
  }

  @Mutation(() => ImportApplyPayload, {
    description: 'Does what a check has shown, all of it or nothing. Nobody and nothing is ever removed.',
  })
  @Access('ADMINISTRATOR', 'people:write')
  async importApply(
    @CurrentActor() actor: TenantActor,
    @Args('id', { type: () => ID }) id: string,
    @Args('effectiveOn', {
      type: () => LocalDate,
      nullable: true,
      description:
        'From which day people have the unit, manager and echelon that the file gives them; left out, from today.',
    })
    effectiveOn?: string | null,
  ): Promise<ImportApplyPayload> {
    return { import: await this.imports.apply(actor, id, effectiveOn ?? null) };
  }

  @ResolveField(() => Boolean, { description: 'Whether nothing stands in the way of applying it: notices do not.' })
  applicable(@Parent() { examination }: Import): boolean {
    return isApplicable(examination.faults);
  }

  @ResolveField(() => [ImportColumn], { description: 'In the order of the file.' })
  columns(@Parent() { examination }: Import): readonly ImportColumn[] {
    return examination.columns;
  }

  @ResolveField(() => Int)
  faultCount(@Parent() { examination }: Import): number {
    return examination.faults.length;
  }

  @ResolveField(() => [ImportFault], { description: 'First those of the header, then by row and column.' })
  faults(@Parent() { examination }: Import, @firstOf(MOST_LISTED) first: number): ImportFault[] {
    return listed(examination.faults, first);
  }

  @ResolveField(() => Int, {
    description: 'How many rows are about somebody or something new; those at fault do not count.',
  })
  added(@Parent() { examination }: Import): number {
    return examination.additions.length;
  }

  @ResolveField(() => [ImportSubject], { description: 'Who or what is new, in the order of the file.' })
  additions(@Parent() { examination }: Import, @firstOf(100) first: number): ImportSubject[] {
    return listed(examination.additions, first);
  }

  @ResolveField(() => Int, { description: 'How many of the known change.' })
  changed(@Parent() { examination }: Import): number {
    return examination.changed;
  }

  @ResolveField(() => [ImportChange], {
    description: 'What changes of the known, value by value, in the order of the file.',
  })
  changes(@Parent() { examination }: Import, @firstOf(100) first: number): ImportChange[] {
    return listed(examination.changes, first);
  }

  @ResolveField(() => Int, { description: 'How many rows say what is known already.' })
  unchanged(@Parent() { examination }: Import): number {
    return examination.unchanged;
  }

  @ResolveField(() => Int, {
    description: 'How many are known and not among the rows without faults; they stay as they are.',
  })
  absent(@Parent() { examination }: Import): number {
    return examination.absent;
  }
}

@Resolver(() => ImportFault)
export class ImportFaultResolver {
  @ResolveField()
  message(@Parent() fault: Fault, @Context() { locale }: RequestContext): string {
    return faultText(fault, locale);
  }
}
