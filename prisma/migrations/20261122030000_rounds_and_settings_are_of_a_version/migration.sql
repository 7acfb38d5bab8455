-- What somebody who changes a round, or how the organisation does its 360 feedback, has seen.
alter table feedback_round add column version integer not null default 1;
alter table tenant add column feedback_settings_version integer not null default 1;
