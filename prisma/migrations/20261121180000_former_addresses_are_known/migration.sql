-- Whoever rated under an address that they had before is still one of the raters, and no outsider.
grant select (tenant_id, person_id, email) on person_former_address to leerlijn_api;
