import { Prisma } from '../../../generated/prisma/client.js';
import type { LocalizedText } from '../../../platform/graphql/localized-text.model.js';
import { chartAsOf } from '../panels/org-chart.read-model.js';
import type { FeedbackNomination } from '../panels/panel.model.js';
import type { PersonInChart } from '../panels/proposal.rules.js';

/** Everything that a tenant's forecast is made of; instants as ISO 8601. */
export interface LoadRow extends Record<string, unknown> {
  limit: number;
  timeZone: string;
  rounds: {
    id: string;
    module: { id: string; name: LocalizedText };
    opensAt: string;
    timeZone: string;
    /** A key of `charts`: the last day before its opening on which somebody was placed anew, or '-infinity'. */
    chart: string;
    panels: {
      personId: string;
      /** When its links were given out; null while they were not. */
      linksGivenOutAt: string | null;
      raters: (FeedbackNomination & { name: string })[];
    }[];
  }[];
  /** Of those who are asked more than the limit in all weeks together, and only where their panels can still change. */
  charts: Record<string, PersonInChart[]>;
}

/**
 * One LoadRow: who is nominated in the rounds that raters can still answer, or will. Nothing of it rests on whether somebody answered, and
 * of who was invited it says no more than the nominations do (anonymity, rule 8). Put together by grouping, since joins of what was
 * nominated a moment ago would hang on estimates.
 */
export const plannedLoad = (now: Date): Prisma.Sql => Prisma.sql`
  with coming as (
    select r.*, coalesce((select max(l.valid_from) from person_placement l
                           where l.tenant_id = r.tenant_id and l.valid_from <= (r.opens_at at time zone r.time_zone)::date),
                         '-infinity')::date as chart_day
      from feedback_round r where r.state in ('NOMINATING', 'OPEN') and r.closes_at > ${now}::timestamptz),
  asked as (
    select c.id as round_id, c.chart_day, s.person_id, s.opened_at, n.id, n.rater_group, n.rater_id, n.external_name, n.external_email,
           n.added_by_participant, count(*) over (partition by n.rater_id, n.external_email) as questionnaires,
           coalesce((select p.family_name from person p where p.tenant_id = n.tenant_id and p.id = n.rater_id), n.external_name) as name
      from coming c
      join feedback_subject s on s.tenant_id = c.tenant_id and s.round_id = c.id
      join feedback_nomination n on n.tenant_id = s.tenant_id and n.subject_id = s.id),
  planned as (
    select round_id, json_agg(json_build_object('personId', person_id, 'linksGivenOutAt', opened_at, 'raters', raters)) as panels
      from (select round_id, person_id, opened_at, json_agg(json_build_object(
                     'id', id, 'group', rater_group, 'raterId', rater_id, 'externalName', external_name, 'externalEmail', external_email,
                     'addedByParticipant', added_by_participant, 'name', name)) as raters
              from asked group by round_id, person_id, opened_at) panel
     group by round_id),
  chart as (
    select d.chart_day, json_agg(c) as people
      from (select distinct chart_day from asked
             where opened_at is null and questionnaires > (select rater_load_limit from tenant)) d
     cross join lateral (${chartAsOf(Prisma.sql`d.chart_day`, now)}) c
     group by d.chart_day)
  select t.rater_load_limit as "limit", t.time_zone as "timeZone",
         coalesce((select json_object_agg(chart_day, people) from chart), '{}') as charts,
         coalesce((
           select json_agg(json_build_object(
                    'id', c.id, 'module', json_build_object('id', m.id, 'name', m.name), 'opensAt', c.opens_at, 'timeZone', c.time_zone,
                    'chart', c.chart_day, 'panels', planned.panels))
             from coming c
             join module m on m.tenant_id = c.tenant_id and m.id = c.module_id
             join planned on planned.round_id = c.id), '[]') as rounds
    from tenant t`;
