-- What somebody who approves a panel has seen of it. It grows here and not in the product, where raters come and go by half a dozen ways.
alter table feedback_subject add column version integer not null default 1;

create function feedback_panel_changed() returns trigger language plpgsql as $$
begin
  update feedback_subject s set version = s.version + 1
   where (s.tenant_id, s.id) in (select c.tenant_id, c.subject_id from changed c);
  return null;
end $$;
create trigger feedback_nomination_added after insert on feedback_nomination referencing new table as changed
  for each statement execute function feedback_panel_changed();
create trigger feedback_nomination_changed after update on feedback_nomination referencing new table as changed
  for each statement execute function feedback_panel_changed();
create trigger feedback_nomination_removed after delete on feedback_nomination referencing old table as changed
  for each statement execute function feedback_panel_changed();

create function feedback_groups_merged() returns trigger language plpgsql as $$
begin
  new.version := old.version + 1;
  return new;
end $$;
create trigger feedback_subject_merged before update of merged_groups on feedback_subject
  for each row when (new.merged_groups is distinct from old.merged_groups) execute function feedback_groups_merged();
