import { aDepartment, anApprovedRound, type Department, raterLinks, SAVE, SUBMIT } from '../support/feedback.js';
import type { Installation } from '../support/installation.js';
import { signIn } from '../support/world.js';
import { chanceOf } from './chance.js';

/** One rater's place on one panel, the same in every twin. */
export interface Place {
  leader: number;
  group: string;
  /** Among the members of the group about this leader, from 0. */
  at: number;
}

/** What somebody hands in: 20 scores, and what is written on each of two questions (nothing is ''). */
export interface Answers {
  scores: readonly number[];
  comments: readonly string[];
}

/** What somebody hands in, or that they do not. */
export type Opinions = (place: Place) => Answers | 'SILENT' | 'DECLINES';

export interface Asked extends Place {
  /** 'leider1: DIRECT_REPORT lid1x3'. */
  name: string;
  rater: string;
  token: string;
  invitationId: string;
}

/** An organisation with the same people, panels and comings and goings as its twins; only what the raters think is its own. */
export interface Twin {
  readonly slug: string;
  readonly department: Department;
  readonly roundId: string;
  readonly subjectIds: readonly string[];
  /** In an order that depends on names only. */
  readonly asked: readonly Asked[];
  /** Names of places, in the order in which they first saved something, and in which they handed in for the last time. */
  readonly began: string[];
  readonly handedIn: string[];
  as(name: string): Promise<string>;
}

const QUESTIONS = ['keep', 'more'];
export const ITEMS = ['clear', 'limits', 'room', 'connect'].flatMap((competency) =>
  [1, 2, 3, 4, 5].map((at) => `${competency}-${at}`),
);
const DECLINE = 'mutation ($id: ID!) { feedbackInvitationDecline(invitationId: $id) { userErrors { message } } }';

/** Makes the organisations, each with its director, and opens their rounds. */
export async function openTwins(leerlijn: Installation, slugs: readonly string[]): Promise<Twin[]> {
  const rounds = [];
  for (const slug of slugs) {
    const department = await aDepartment(leerlijn, slug);
    await leerlijn.sql(
      `with director as (
         insert into person (tenant_id, id, given_name, family_name, email, unit_id, echelon)
         select tenant_id, gen_random_uuid(), 'Dirk', 'Jansen', 'dirk@' || $2 || '.example', id, 'STRATEGIC' from org_unit where tenant_id = $1
         returning id)
       update programme set client_id = (select id from director) where tenant_id = $1`,
      [department.tenantId, slug],
    );
    rounds.push({ slug, department, ...(await anApprovedRound(leerlijn, department)) });
  }
  // How far the mails of before had come when panels were approved is a matter of milliseconds.
  await leerlijn.settle();
  await leerlijn.sql('delete from delivery');
  leerlijn.mail.clear();
  await leerlijn.moveClock('2027-01-11T07:00:00.000Z');
  const twins = [];
  for (const round of rounds)
    twins.push({
      ...round,
      asked: await askedIn(leerlijn, round.roundId),
      began: [],
      handedIn: [],
      as: (name: string) => signIn(leerlijn, `${name}@${round.slug}.example`),
    });
  return twins;
}

async function askedIn(leerlijn: Installation, roundId: string): Promise<Asked[]> {
  const people = await leerlijn.sql<{ id: string; name: string }>(
    `select id, split_part(email, '@', 1) as name from person`,
  );
  const nameOf = new Map(people.map(({ id, name }) => [id, name]));
  const links = (await raterLinks(leerlijn, roundId)).map(
    ({ token, invitationId, subjectPersonId, raterId, group }) => ({
      token,
      invitationId,
      group,
      leader: Number(nameOf.get(subjectPersonId)!.at(-1)),
      rater: nameOf.get(raterId)!,
      name: `${nameOf.get(subjectPersonId)}: ${group} ${nameOf.get(raterId)}`,
    }),
  );
  const sorted = links.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  return sorted.map((link) => ({
    ...link,
    at: sorted.filter(({ leader, group }) => leader === link.leader && group === link.group).indexOf(link),
  }));
}

/** The order in which people hand in: by chance, the same in every twin, and not that of the panel. */
const turnOf = ({ name }: Asked): number => chanceOf(1, `turn ${name}`)();
const itemsOf = (scores: readonly number[]) => scores.map((score, at) => ({ item: ITEMS[at]!, score }));

/** The first days: every third saves a part of it, every fifth hands something else in to change it later, the others hand in. */
export async function firstDays(leerlijn: Installation, twin: Twin, opinionOf: Opinions): Promise<void> {
  for (const [turn, place] of inTurn(twin).entries()) {
    const answers = opinionOf(place);
    if (answers === 'SILENT') continue;
    if (answers === 'DECLINES') await leerlijn.must(DECLINE, { id: place.invitationId }, `rater_${place.token}`);
    else if (turn % 3 === 0)
      await hand(leerlijn, twin, place, 'save', 0, { scores: answers.scores.slice(0, 7), comments: [] });
    else if (turn % 5 === 0)
      await hand(leerlijn, twin, place, 'submit', 0, { scores: ITEMS.map(() => 3), comments: ['eerst'] });
    else await hand(leerlijn, twin, place, 'submit', 0, answers);
  }
}

/** The days after that: who was half-way hands in, and who handed something else in changes it. */
export async function laterDays(leerlijn: Installation, twin: Twin, opinionOf: Opinions): Promise<void> {
  for (const [turn, place] of inTurn(twin).entries()) {
    const answers = opinionOf(place);
    if (typeof answers !== 'string' && (turn % 3 === 0 || turn % 5 === 0))
      await hand(leerlijn, twin, place, 'submit', 1, answers);
  }
}

const inTurn = ({ asked }: Twin): Asked[] => asked.toSorted((one, other) => turnOf(one) - turnOf(other));

async function hand(
  leerlijn: Installation,
  twin: Twin,
  { name, token, invitationId }: Asked,
  how: 'save' | 'submit',
  version: number,
  { scores, comments }: Answers,
): Promise<void> {
  const input = {
    scores: itemsOf(scores),
    comments: comments.map((text, at) => ({ question: QUESTIONS[at]!, text })),
  };
  await leerlijn.must(how === 'save' ? SAVE : SUBMIT, { id: invitationId, version, input }, `rater_${token}`);
  if (version === 0) twin.began.push(name);
  if (how === 'save') return;
  if (twin.handedIn.includes(name)) twin.handedIn.splice(twin.handedIn.indexOf(name), 1);
  twin.handedIn.push(name);
}
