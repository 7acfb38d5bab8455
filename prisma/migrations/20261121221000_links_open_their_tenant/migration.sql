-- A rater's link is recognised and what lies behind it is read in one round trip of the API's role: whoever shows the hash of a link's token
-- sees that link, whichever tenant's it is, and works in its tenant for the rest of the transaction. The role that works before a tenant is
-- known has nothing to do with links any more.
create policy found_by_its_hash on feedback_rater_link for select to leerlijn_api
  using (token_hash = (select decode(nullif(current_setting('app.link_hash', true), ''), 'hex')));

-- Sets app.tenant_id and app.link_id, to '' where no link has this hash: then nothing is to be seen of any tenant.
create function feedback_link_open(in_token_hash bytea) returns void
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  tenant text; link text;
begin
  tenant := set_config('app.tenant_id', '', true);
  link := set_config('app.link_hash', encode(in_token_hash, 'hex'), true);
  select l.tenant_id, l.id into tenant, link from feedback_rater_link l where l.token_hash = in_token_hash;
  tenant := set_config('app.tenant_id', coalesce(tenant, ''), true);
  link := set_config('app.link_id', coalesce(link, ''), true);
  link := set_config('app.link_hash', '', true);
end $$;
revoke execute on function feedback_link_open from public;
grant execute on function feedback_link_open to leerlijn_api;

drop policy before_a_tenant_is_known on feedback_rater_link;
revoke select on feedback_rater_link from leerlijn_system;
