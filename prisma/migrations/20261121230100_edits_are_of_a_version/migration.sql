-- Whoever writes over something says which version they have seen: of two, one hears what the other wrote.
alter table pop_note add column version integer not null default 1;
alter table coaching_wish add column version integer not null default 1;
alter table learning_manager add column version integer not null default 1;
-- With which version of its session somebody's attendance was recorded: two who record others do not stand in each other's way.
alter table attendance add column recorded_in integer not null default 0;
