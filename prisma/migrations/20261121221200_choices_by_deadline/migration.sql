-- That a proposal became the participant's choice because they did not react: whoever approves it may want to ask them.
alter table feedback_subject add column chosen_by_deadline boolean not null default false;
