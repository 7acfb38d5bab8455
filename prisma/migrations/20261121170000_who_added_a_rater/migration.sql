-- Of nominations from before it is not known who made them: those from outside wait for somebody to look.
alter table feedback_nomination add column added_by_participant boolean not null default false;
update feedback_nomination set added_by_participant = true where external_email is not null;
