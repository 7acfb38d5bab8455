-- To tell coordinators in one mail what came of all changes of managers of one time: whose they were, and when.
grant select (tenant_id, type, payload, recorded_at) on outbox_event to leerlijn_reminder;
create index outbox_managers_changed on outbox_event (tenant_id, recorded_at) where type = 'people.person.manager-changed';
