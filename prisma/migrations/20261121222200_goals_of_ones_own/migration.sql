-- Where a module has no POP conversation an assignment is about a learning goal of one's own: it says what, and is of no conversation.
alter table assignment alter column goal_id drop not null;
