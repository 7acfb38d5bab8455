import { Args, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { PersonActor, TenantActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { outcomeErrors } from '../../../platform/graphql/outcome.js';
import { ImpactLineLoader } from '../../programmes/impact/impact-line.loader.js';
import { ImpactLine } from '../../programmes/impact/impact-line.model.js';
import {
  BehaviourItemsTieInput,
  BehaviourItemsTiePayload,
  ImpactLineChange,
  ImpactLineUnitReport,
} from './behaviour-item.model.js';
import { BehaviourItemService } from './behaviour-item.service.js';
import { SeenByOthersLoader } from './seen-by-others.loader.js';

/** What 360 feedback adds to the line of the impact map: what is asked about a behaviour, and what others saw, as far as reports tell. */
@Resolver(() => ImpactLine)
export class BehaviourItemResolver {
  constructor(
    private readonly items: BehaviourItemService,
    private readonly lines: ImpactLineLoader,
    private readonly seen: SeenByOthersLoader,
  ) {}

  @Mutation(() => BehaviourItemsTiePayload, {
    description:
      'Ties items of a questionnaire to a behaviour that they ask about. The questionnaire stays as it is, and rounds that ask it, too. Refused when somebody else tied others meanwhile; the line as it is now comes with the refusal.',
  })
  @Access('COORDINATOR')
  async behaviourItemsTie(
    @Context() context: RequestContext,
    @CurrentActor() actor: PersonActor,
    @Args('behaviourId', { type: () => ID }) behaviourId: string,
    @Args('seen', {
      type: () => [String],
      description: 'Keys of the items of that questionnaire that were seen tied to it.',
    })
    seen: string[],
    @Args('input') input: BehaviourItemsTieInput,
  ): Promise<BehaviourItemsTiePayload> {
    const outcome = await this.items.tie(actor, behaviourId, seen, input, context.locale);
    return {
      impactLine: await this.lines.load(context, actor, behaviourId),
      userErrors: outcomeErrors(outcome, context.locale, 'seen'),
    };
  }

  @ResolveField(() => [ImpactLineChange], {
    description:
      "What others see otherwise in the caller, over the caller's own reports, the latest first: what they release, and nothing else.",
  })
  @Access('SIGNED_IN', 'programmes:read')
  async changesSeen(
    @Context() context: RequestContext,
    @CurrentActor() actor: TenantActor,
    @Parent() line: ImpactLine,
  ): Promise<ImpactLineChange[]> {
    if (actor.kind !== 'person' || line.items.length === 0) return [];
    const { changes } = await this.seen.load(context, actor, line.programmeId);
    return changes.flatMap(({ reportId, questionnaireId, change }) => {
      const keys = tiedTo(line, questionnaireId).map(({ key }) => key);
      const items = change.competencies
        .flatMap((competency) => competency.items)
        .filter(({ key }) => keys.includes(key));
      const { sinceReportId, since } = change;
      return items.length > 0 ? [{ reportId, sinceReportId, since, items }] : [];
    });
  }

  @ResolveField(() => [ImpactLineUnitReport], {
    description:
      "What rounds show of the programme's own unit, the latest first, for coordinators and the client: what the unit reports release, and nothing else.",
  })
  @Access('COORDINATOR', 'DIRECTOR')
  async unitReports(
    @Context() context: RequestContext,
    @CurrentActor() actor: PersonActor,
    @Parent() line: ImpactLine,
  ): Promise<ImpactLineUnitReport[]> {
    if (line.items.length === 0) return [];
    const { units } = await this.seen.load(context, actor, line.programmeId);
    return units.flatMap(({ id: unitReportId, questionnaireId, unit, module, computedAt, competencies }) => {
      const keys = tiedTo(line, questionnaireId).map(({ competency }) => competency);
      const tied = competencies.filter(({ key }) => keys.includes(key));
      return tied.length > 0 ? [{ unitReportId, unit, module, computedAt, competencies: tied }] : [];
    });
  }
}

const tiedTo = ({ items }: ImpactLine, wanted: string) =>
  items.filter(({ questionnaireId }) => questionnaireId === wanted);
