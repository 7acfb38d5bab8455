-- A development assignment may start from the practice case that its participant wrote. Who reads the case is the case's own matter.
alter table assignment add column practice_case_id uuid;
alter table assignment add constraint assignment_tenant_id_practice_case_id_fkey
  foreign key (tenant_id, practice_case_id) references practice_case (tenant_id, id) on delete no action on update no action;
create index assignment_tenant_id_practice_case_id_idx on assignment (tenant_id, practice_case_id);
