import type { Installation } from '../support/installation.js';

/** Columns of text in which nobody says anything to anybody, by what is in them instead: `table.column`, or `table.*` for every one. */
const WITHOUT_WORDS: Readonly<Record<string, readonly string[]>> = {
  'what raters answer: the promise of anonymity is tested in test/attack': ['feedback_*', 'questionnaire_version.*'],
  'what participants answer: gone once an evaluation is closed, and what was released of it is looked for': [
    'evaluation_answer.*',
  ],
  'who somebody is, as the organisation has it': [
    'person.*',
    'person_former_address.*',
    'org_unit.*',
    'import.*',
    'import_mapping.*',
  ],
  'what an organisation and its systems are called': ['tenant.*', 'api_token.*'],
  'codes and ids': [
    '_prisma_migrations.*',
    'behaviour_item.item_key',
    'coaching_match.ended_because',
    'coaching_match.explanation',
    'compass_theme.key',
    'delivery.*',
    'lesson.theme_keys',
    'module_step.anchor_edge',
    'module_step.anchor_key',
    'module_step.choice_key',
    'module_step.completion',
    'module_step.key',
    'module_step.requirement',
    'module_step.who',
    'outbox_event.*',
    'placement_run.*',
    'pop_hand_over.side',
    'programme.time_zone',
    'step_choice.choice_key',
    'session.time_zone',
  ],
  'times that were proposed': ['pop_conversation.proposal', 'final_conversation.proposal'],
  'the design of a programme, which its people follow': [
    'behaviour.*',
    'blocked_period.why',
    'business_challenge.text',
    'compass_theme.name',
    'compass_version.themes',
    'condition.title',
    'design_approval.design',
    'evaluation.own_questions',
    'evaluation_questionnaire.*',
    'design_session.title',
    'leadership_challenge.text',
    'module.*',
    'module_step.skip_reason',
    'module_step.title',
    'programme.name',
    'programme_template.*',
  ],
  'where one meets or wants to, for who plans it: sessions have no audience of their own': [
    'coaching_wish.location',
    'final_hand_over.place',
    'learning_manager.languages',
    'learning_manager.locations',
    'pop_hand_over.place',
    'session.place',
    'session.title',
  ],
  'what a group calls its way of working': ['intervision_meeting.own_method'],
};

/** Columns of text that neither hold a marked word nor are known to hold nobody's: those of codes that the database itself knows are left out. */
export async function unspokenColumns(leerlijn: Installation): Promise<string[]> {
  const columns = await leerlijn.sql<{ table: string; column: string }>(
    `select c.relname as table, a.attname as column from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
        and a.atttypid::regtype::text in ('text', 'text[]', 'jsonb', 'json', 'character varying')
        and not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
                           and pg_get_constraintdef(k.oid) ~ 'ANY \\(\\(?ARRAY')
      order by 1, 2`,
  );
  const unspoken: string[] = [];
  for (const { table, column } of columns) {
    if (
      Object.values(WITHOUT_WORDS)
        .flat()
        .some((known) => covers(known, table, column))
    )
      continue;
    const [said] = await leerlijn.sql(`select from "${table}" where "${column}"::text like '%zegel-%' limit 1`);
    if (!said) unspoken.push(`${table}.${column}`);
  }
  return unspoken;
}

const covers = (known: string, table: string, column: string) =>
  known.endsWith('_*')
    ? table.startsWith(known.slice(0, -1))
    : known === `${table}.*` || known === `${table}.${column}`;
