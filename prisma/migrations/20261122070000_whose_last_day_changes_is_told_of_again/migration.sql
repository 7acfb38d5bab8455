-- Another last day is told of when it is over, also one that was told of before: whoever noted it down, and by which road.
create function departure_untold() returns trigger language plpgsql as $$
begin
  new.departure_told_of := null;
  return new;
end $$;
create trigger person_last_day_changed before update of ended_on on person
  for each row when (new.ended_on is distinct from old.ended_on) execute function departure_untold();
