-- A line for the group is for who was in it when it was written. Of those that there are, it is known when they were first written: whoever joined
-- since then does not read them, also where they were rewritten.
alter table intervision_line add column written_at timestamptz(3) not null default now();
-- The first 48 bits of an id are when it was made, in milliseconds (RFC 9562, version 7).
update intervision_line
   set written_at = to_timestamp(('x' || lpad(left(replace(id::text, '-', ''), 12), 16, '0'))::bit(64)::bigint / 1000.0);
