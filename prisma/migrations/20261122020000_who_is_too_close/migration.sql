-- To tell coordinators whom a change of manager has brought too close: that it ended a match, and who is in a group with the own manager.
grant select (ended_because) on coaching_match to leerlijn_reminder;
grant select (tenant_id, group_id, module_id, person_id, left_at) on intervision_member to leerlijn_reminder;
