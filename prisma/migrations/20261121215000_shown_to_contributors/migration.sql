-- What a report showed to those who had rated too, so that a later round knows what such a reader can have read of it (anonymity, rule 3).
-- It is required: a worker that does not say it yet fails, and the job is done again by one that does, rather than a round being
-- compared with less than was shown.
alter table feedback_report add column shown_to_contributors text[];

update feedback_report report set shown_to_contributors = array(
  select distinct figure.key
    from jsonb_path_query(report.content, '$.forContributors.competencies[*].items[*]') item
    cross join lateral (values (item -> 'figures'), (nullif(item -> 'second', 'null'))) rating (figures)
    cross join lateral jsonb_each(rating.figures) figure
   where figure.value <> 'null');

alter table feedback_report alter column shown_to_contributors set not null;
