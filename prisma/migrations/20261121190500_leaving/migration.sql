alter table person add column ended_on date;
alter table participation add column left_at timestamptz(3), add column left_reason text,
  add check (left_reason in ('OTHER_WORK', 'LEFT_ORGANISATION', 'ABSENT', 'OTHER')),
  add check ((left_at is null) = (left_reason is null));

-- A place noted down for a later day: until then the person's own row says where they stand.
alter table person_placement add column is_to_come boolean not null default false;
