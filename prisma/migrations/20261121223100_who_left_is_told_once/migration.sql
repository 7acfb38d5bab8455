-- Of which last day it has been told that it is over; other domains follow from it.
alter table person add column departure_told_of date;
-- To tell coordinators who needs another learning manager, and not those who have had all their sessions.
grant select on coaching_plan to leerlijn_reminder;
