-- Who has a board on the screen hears that it changed, whatever changed it. The notification carries the tenant and nothing else, comes with
-- the commit, and once for a transaction.
create function tell_of_change() returns trigger language plpgsql as $$
begin
  perform pg_notify('tenant_changed', coalesce(current_setting('app.tenant_id', true), ''));
  return null;
end $$;

-- Each table of facts that a board shows calls this.
create procedure follow_table(target regclass) language plpgsql as $$
begin
  execute format('create trigger followed after insert or update or delete on %s for each statement execute function tell_of_change()', target);
end $$;
revoke execute on procedure follow_table from public;

call follow_table('module_step');
call follow_table('participation');
call follow_table('session');
call follow_table('attendance');
call follow_table('pop_conversation');
call follow_table('feedback_round');
call follow_table('feedback_report');
