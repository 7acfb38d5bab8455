-- Who is asked is fixed when an evaluation opens, and so are its thresholds: neither what is known of the response nor what is shown may follow
-- who is enrolled or leaves meanwhile (anonymity, rules 3 and 8).
alter table evaluation add column asked_ids uuid[];
update evaluation e set asked_ids = array(
  select p.person_id from module m join participation p on p.tenant_id = m.tenant_id and p.programme_id = m.programme_id
   where m.tenant_id = e.tenant_id and m.id = e.module_id and p.enrolled_at < e.closes_at and (p.left_at is null or p.left_at > e.opened_at))
 where e.state <> 'DRAFT';
alter table evaluation add check (state = 'DRAFT' or asked_ids is not null);
grant update (asked_ids) on evaluation to leerlijn_api;

create function keep_evaluation_as_opened() returns trigger language plpgsql as $$
begin
  if (new.asked_ids, new.threshold, new.comment_threshold, new.opened_at) is distinct from (old.asked_ids, old.threshold, old.comment_threshold, old.opened_at) then
    raise exception 'an evaluation keeps whom it asks and its thresholds from its opening on';
  end if;
  return new;
end $$;
create trigger keeps_as_opened before update on evaluation for each row when (old.state <> 'DRAFT') execute function keep_evaluation_as_opened();
