-- Two people edit at once: one hears what the other wrote. Each of these grows with every change of what one edits.
alter table condition add column version integer not null default 1;
alter table session add column version integer not null default 1;
alter table programme add column arrangement_version integer not null default 1;
