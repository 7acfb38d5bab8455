-- Whoever a report is shared with is mailed about it; of the report itself, the reminder still reads nothing but whether it is there.
grant select (tenant_id, report_id, person_id, withdrawn_at) on feedback_report_share to leerlijn_reminder;
