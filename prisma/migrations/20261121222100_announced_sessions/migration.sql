-- From when people are invited to a session: who chooses its step later is invited as well.
alter table session add column announced_at timestamptz(3);
update session s set announced_at = now()
 where exists (select from attendance a where a.tenant_id = s.tenant_id and a.session_id = s.id);
