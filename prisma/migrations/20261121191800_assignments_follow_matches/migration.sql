-- The learning manager of an assignment is the one with whom its participant is matched.
alter table assignment drop column follower_id;
