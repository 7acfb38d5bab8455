-- The manager with whom an assignment is shared is mailed about it; the reminder still reads nothing of what it says.
grant select (shared_with_id) on assignment to leerlijn_reminder;
