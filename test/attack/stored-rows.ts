import type { Installation } from '../support/installation.js';
import type { Joins } from './storage.js';
import type { Answers, Opinions, Twin } from './twin-organisations.js';

/** A row of a table with everything that the database's owner can order it by. */
type Row = Readonly<Record<string, unknown>>;

/** All columns of a table `t`, where its rows stand and what wrote them. */
const WITH_EVERYTHING = `to_jsonb(t) || jsonb_build_object('ctid', (t.ctid::text::point)[0] * 1000000 + (t.ctid::text::point)[1],
  'xmin', t.xmin::text::bigint, 'cmin', t.cmin::text::bigint) as row`;

/** Where the people who were asked stand, as joins to an invitation `i` about a subject `s`. */
const PEOPLE = {
  invitation: 'join feedback_invitation t on t.id = i.id',
  link: 'join feedback_rater_link t on t.id = i.link_id',
  nomination:
    'join feedback_rater_link l on l.id = i.link_id join feedback_nomination t on t.subject_id = s.id and t.rater_id = l.rater_id',
  person: 'join feedback_rater_link l on l.id = i.link_id join person t on t.id = l.rater_id',
};

/** What people hand in is theirs alone, so that the test, who knows what everybody handed in, knows whose row is whose. */
const CONTENT = ['scores', 'text'];
const hexOf = ({ scores }: Answers): string => `\\x${Buffer.from(scores).toString('hex')}`;

/**
 * Lays every order of the rows that a closed round left behind every order of the people who were asked: by each column of their
 * invitations, links, nominations and persons, and by when they began and handed in. Group by group, since the group of a row is known.
 */
export async function addStoredJoins(
  joins: Joins,
  leerlijn: Installation,
  { roundId, asked, began, handedIn }: Pick<Twin, 'roundId' | 'asked' | 'began' | 'handedIn'>,
  opinionOf: Opinions,
): Promise<void> {
  const owners = new Map<unknown, string>();
  for (const place of asked) {
    const answers = opinionOf(place);
    if (typeof answers === 'string') continue;
    for (const content of [hexOf(answers), ...answers.comments.filter((text) => text !== '')])
      owners.set(content, place.name);
  }
  const whens = [
    ['when they began', began],
    ['when they handed in', handedIn],
  ] as const;
  const people = await peopleOf(leerlijn, roundId);
  const groups = Map.groupBy(asked, ({ leader, group }) => `${leader} ${group}`);
  for (const table of ['feedback_closed_answer', 'feedback_closed_comment']) {
    const rows = (await rowsOf(leerlijn, table, roundId)).map((row) => ({
      row,
      owner: owners.get(row.scores ?? row.text),
    }));
    const lost = rows.filter(({ owner }) => owner === undefined).length;
    if (lost > 0) throw new Error(`${lost} rows of ${table} are nobody's`);
    for (const members of groups.values()) {
      const known = ordersOf(members.map(({ name, invitationId }) => [name, people.get(invitationId)!]));
      const own = rows.filter(({ owner }) => members.some(({ name }) => name === owner));
      for (const ofQuestion of Map.groupBy(own, ({ row }) => row.question_key).values())
        for (const [column, order] of ordersOf(ofQuestion.map(({ row, owner }) => [owner!, row])))
          for (const [by, names] of [...known, ...whens])
            joins.add(`${table} by ${column}, and people by ${by}`, order, names);
    }
  }
}

async function rowsOf(leerlijn: Installation, table: string, roundId: string): Promise<Row[]> {
  const rows = await leerlijn.sql<{ row: Row }>(
    `select ${WITH_EVERYTHING} from ${table} t where subject_id in (select id from feedback_subject where round_id = $1)`,
    [roundId],
  );
  return rows.map(({ row }) => row);
}

/** Everything that is stored of whom an invitation went to, by its id. */
async function peopleOf(leerlijn: Installation, roundId: string): Promise<Map<string, Row>> {
  const people = new Map<string, Row>();
  for (const [table, join] of Object.entries(PEOPLE)) {
    const rows = await leerlijn.sql<{ id: string; row: Row }>(
      `select i.id, ${WITH_EVERYTHING} from feedback_subject s join feedback_invitation i on i.subject_id = s.id ${join} where s.round_id = $1`,
      [roundId],
    );
    for (const { id, row } of rows) {
      const named = Object.fromEntries(Object.entries(row).map(([column, value]) => [`${table} ${column}`, value]));
      people.set(id, { ...people.get(id), ...named });
    }
  }
  return people;
}

/** Names by each column that tells every row from the others. */
function ordersOf(rows: readonly (readonly [name: string, row: Row])[]): [column: string, names: string[]][] {
  const columns = Object.keys(rows[0]?.[1] ?? {}).filter((column) => !CONTENT.includes(column));
  return columns
    .filter((column) => new Set(rows.map(([, row]) => row[column])).size === rows.length)
    .map((column) => [
      column,
      rows.toSorted(([, one], [, other]) => (isBefore(one[column], other[column]) ? -1 : 1)).map(([name]) => name),
    ]);
}

const isBefore = (one: unknown, other: unknown): boolean =>
  typeof one === 'number' && typeof other === 'number' ? one < other : String(one) < String(other);
