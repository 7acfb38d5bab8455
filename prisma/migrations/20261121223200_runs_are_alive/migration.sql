-- A run tells that it is alive while it is worked on, so that one whose worker vanished is found; and how often it was begun, so that one that
-- takes its worker along is not begun for ever.
alter table placement_run add column alive_at timestamptz(3), add column begun integer not null default 0;
create policy before_a_tenant_is_known on placement_run for all to leerlijn_system using (true) with check (true);
grant select (tenant_id, id, state, asked_at, alive_at) on placement_run to leerlijn_system;
-- Nobody reads how far its solver is. A worker from before that still writes it loses its run, which another then begins again.
alter table placement_run drop column stage;
