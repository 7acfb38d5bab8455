-- A participant lets the manager read a development assignment, by choice and until that is taken back.
alter table assignment add column shared_with_id uuid;
alter table assignment add constraint assignment_tenant_id_shared_with_id_fkey
  foreign key (tenant_id, shared_with_id) references person (tenant_id, id) on delete no action on update no action;
create index assignment_tenant_id_shared_with_id_idx on assignment (tenant_id, shared_with_id);
