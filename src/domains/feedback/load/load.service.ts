import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { publicHolidaysAround } from '../../../platform/clock/public-holidays.js';
import { Database } from '../../../platform/database/database.js';
import { type Page, type PageArgs, pageOf, readPageArgs } from '../../../platform/graphql/pages.js';
import type { FeedbackNomination } from '../panels/panel.model.js';
import { identityOf, raterAs } from '../panels/panel.rules.js';
import type { FeedbackRaterLoad } from './load.model.js';
import { type LoadRow, plannedLoad } from './load.read-model.js';
import {
  compareLoads,
  explanationOf,
  loadForecast,
  type PlaceInForecast,
  type PlannedPanel,
  type PlannedRater,
  type RaterLoad,
  weekOfMail,
} from './load.rules.js';

/** A panel with what a screen shows of it. */
interface ShownPanel extends PlannedPanel {
  module: LoadRow['rounds'][number]['module'];
  raters: readonly (PlannedRater & { nomination: FeedbackNomination })[];
}

/** Foresees how many questionnaires people get. */
@Injectable()
export class LoadService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * What every rater gets in every week, over all rounds of the tenant that are not over: the earliest week first, then the most loaded.
   * Those with fewer than `atLeast` questionnaires in a week are left out. Substitutes depend on each other, so each page works out the
   * whole forecast.
   * @throws Refusal CURSOR_UNKNOWN, PAGE_TOO_LARGE
   */
  async forecast(actor: TenantActor, atLeast: number, args: PageArgs): Promise<Page<FeedbackRaterLoad>> {
    const { limit: size, after } = readPageArgs(args, ['day', 'text', 'text', 'text']);
    const now = this.clock.now();
    const [row] = await this.db.read<LoadRow>(actor, plannedLoad(now));
    const { limit, charts } = row!;
    const loads = loadForecast(panelsOf(row!, now), new Map(Object.entries(charts)), limit).filter(
      ({ questionnaires }) => questionnaires >= atLeast,
    );
    const behind = after ? loads.filter((load) => compareLoads(load, placeAt(after)) > 0) : loads;
    const page = pageOf(behind.slice(0, size + 1), size, ({ week, questionnaires, rater }) => [
      week,
      String(questionnaires),
      rater.name,
      rater.identity,
    ]);
    const edges = page.edges.map(({ cursor, node }) => ({ cursor, node: viewOf(node, limit) }));
    return { ...page, edges, nodes: edges.map(({ node }) => node) };
  }
}

/** The place that a cursor names. */
const placeAt = (cursor: readonly string[]): PlaceInForecast => {
  const [week, questionnaires, name, identity] = cursor as [string, string, string, string];
  return { week, questionnaires: Number(questionnaires), rater: { name, identity } };
};

function panelsOf({ rounds, timeZone: tenantZone }: LoadRow, now: Date): ShownPanel[] {
  return rounds.flatMap(({ module, timeZone, chart, panels, ...round }) => {
    const opensAt = new Date(round.opensAt);
    const weekOf = (linksGivenOutAt: Date) =>
      weekOfMail(linksGivenOutAt, { timeZone, holidays: publicHolidaysAround(linksGivenOutAt) }, tenantZone);
    // What should have been given out by now is given out now at the earliest.
    const nextWeek = weekOf(opensAt < now ? now : opensAt);
    return panels.map(({ personId, linksGivenOutAt, raters }) => ({
      subjectId: personId,
      module,
      week: linksGivenOutAt ? weekOf(new Date(linksGivenOutAt)) : nextWeek,
      isSettled: linksGivenOutAt !== null,
      chart,
      raters: raters.map(({ name, ...nomination }) => ({
        nominationId: nomination.id,
        identity: identityOf(raterAs(nomination.raterId, nomination.externalEmail)),
        personId: nomination.raterId,
        name,
        group: nomination.group,
        nomination,
      })),
    }));
  });
}

function viewOf(load: RaterLoad<ShownPanel>, limit: number): FeedbackRaterLoad {
  const { raterId, externalName, externalEmail } = load.rater.nomination;
  return {
    week: isoWeek(load.week),
    weekStartsOn: load.week,
    raterId,
    externalName,
    externalEmail,
    questionnaires: load.questionnaires,
    aboveLimit: Math.max(0, load.questionnaires - limit),
    substitutions: load.substitutions.map(({ panel, rater, substitutes }) => ({
      nomination: rater.nomination,
      participantId: panel.subjectId,
      module: panel.module,
      substitutes: substitutes.map((substitute) => ({ ...substitute, explanation: explanationOf(substitute) })),
    })),
  };
}

/** '2027-W02' of a day in it. */
function isoWeek(day: string): string {
  const { yearOfWeek, weekOfYear } = Temporal.PlainDate.from(day);
  return `${yearOfWeek}-W${String(weekOfYear).padStart(2, '0')}`;
}
