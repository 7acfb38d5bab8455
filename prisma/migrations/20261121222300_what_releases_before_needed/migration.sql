-- The release before the last wrote steps as no more than a kind, and sessions without their step: that code is gone.
drop trigger usual_step on module_step;
drop trigger step_of_session on session;
drop function usual_step();
drop function step_of_session();

-- What a release from before behaviours wrote since they came is taken over once more. An owner who is no superuser is bound by row-level
-- security too. The three columns of module stay until the release after this one: the one that runs now still asks for them.
alter table module no force row level security;
alter table module_indicator no force row level security;
alter table behaviour no force row level security;
insert into behaviour (tenant_id, id, module_id, position, text, indicators, operational_goals, strategic_goals)
  select m.tenant_id, gen_random_uuid(), m.id, 1, m.behaviour,
         coalesce((select jsonb_agg(i.text order by i.position) from module_indicator i where i.tenant_id = m.tenant_id and i.module_id = m.id), '[]'),
         case when m.operational_goal is null then '[]' else jsonb_build_array(m.operational_goal) end,
         case when m.strategic_goal is null then '[]' else jsonb_build_array(m.strategic_goal) end
    from module m
   where m.behaviour is not null
     and not exists (select from behaviour b where b.tenant_id = m.tenant_id and b.module_id = m.id);
alter table module force row level security;
alter table behaviour force row level security;
drop table module_indicator;
