-- A lesson is of a module, or of a programme as a whole. The themes of the latter are those of its modules.
alter table lesson alter column module_id drop not null;
alter table lesson add column programme_id uuid;
alter table lesson add constraint lesson_tenant_id_programme_id_fkey
  foreign key (tenant_id, programme_id) references programme (tenant_id, id) on delete no action on update no action;
alter table lesson add constraint lesson_of_module_or_programme check (num_nonnulls(module_id, programme_id) = 1);
create index lesson_tenant_id_programme_id_idx on lesson (tenant_id, programme_id);
