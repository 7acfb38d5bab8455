import type { Data } from './api.ts';
import { dayOf } from './calendar.ts';
import type { Installation } from './installation.ts';
import { inParallel } from './parallel.ts';
import { oneOf, randomOf } from './random.ts';
import type { SignIn } from './sign-in.ts';
import type { Moved } from './terminal.ts';

/** A participant with the raters who are to be asked. */
export interface Panel {
  readonly subjectId: string;
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly managerEmail: string;
  readonly state: 'PROPOSED' | 'CHOSEN' | 'APPROVED';
  /** What whoever approves it has seen. */
  readonly version: number;
  /** Groups that would be large enough together, for each group that is too small to be asked by itself. */
  readonly toMerge: readonly string[];
  /** Who is to be asked, by mail address; the group is the one that their answers count in. */
  readonly raters: ReadonlyMap<string, { readonly group: string; readonly language: string }>;
}

/** The coordinator plans the round of a module, and has raters proposed from the org chart. */
export async function planRound(
  { api }: Installation,
  coordinator: string,
  moduleId: string,
  questionnaireId: string,
  { opens, closes }: { opens: string; closes: string },
): Promise<string> {
  const { feedbackRoundPlan } = await api.must(
    `mutation ($moduleId: ID!, $input: FeedbackRoundPlanInput!) {
      feedbackRoundPlan(moduleId: $moduleId, input: $input) { round { id } userErrors { code field message } }
    }`,
    {
      moduleId,
      input: { questionnaireId, opensOn: dayOf(opens), closesOn: dayOf(closes) },
    },
    coordinator,
  );
  const roundId = feedbackRoundPlan.round.id;
  await api.must(
    'mutation ($id: ID!) { feedbackRatersPropose(roundId: $id) { subjects { id } userErrors { code message } } }',
    { id: roundId },
    coordinator,
  );
  return roundId;
}

/** All panels, as the coordinator sees them. */
export async function readPanels({ api }: Installation, coordinator: string, roundId: string): Promise<Panel[]> {
  const { feedbackSubjects } = await api.must(
    `query ($roundId: ID!) {
      feedbackSubjects(roundId: $roundId, first: 100) {
        nodes {
          id nominationState version
          person { id displayName email manager { email } }
          nominations { group externalEmail rater { email language } }
          groups { key }
          check { faults { mergeWith } }
        }
      }
    }`,
    { roundId },
    coordinator,
  );
  return feedbackSubjects.nodes.map(({ id, nominationState, version, person, nominations, groups, check }: Data) => ({
    subjectId: id,
    personId: person.id,
    name: person.displayName,
    email: person.email,
    managerEmail: person.manager.email,
    state: nominationState,
    version,
    toMerge: check.faults.flatMap(({ mergeWith }: Data) => mergeWith),
    raters: new Map(
      nominations.map(({ group, externalEmail, rater }: Data) => [
        externalEmail ?? rater.email,
        { group: afterMerge(groups, group), language: (rater?.language ?? PARTNERS_LANGUAGE).toLowerCase() },
      ]),
    ),
  }));
}

/** The key of a merged group is made of those of its parts: 'PEER+OTHER'. */
const afterMerge = (groups: Data[], group: string): string =>
  groups.map(({ key }: Data) => key).find((key: string) => key.split('+').includes(group))!;

/** The coordinator has groups that are too small for anonymity answer as one with others; gives the number of participants. */
export async function mergeSmallGroups(
  { api }: Installation,
  coordinator: string,
  panels: readonly Panel[],
): Promise<number> {
  const small = panels.filter(({ toMerge }) => toMerge.length > 0);
  for (const { subjectId, toMerge } of small) {
    await api.must(
      `mutation ($ids: [ID!]!, $groups: [String!]!) {
        feedbackGroupsMerge(subjectIds: $ids, groups: $groups) { subjects { id } userErrors { code message } }
      }`,
      { ids: [subjectId], groups: [...new Set(toMerge)] },
      coordinator,
    );
  }
  return small.length;
}

/** People from outside who work with the directorate: as many as it takes to be asked, for nobody is thrown together with colleagues. */
const PARTNERS_LANGUAGE = 'EN';
const PARTNERS = [
  ['Margaret Okafor', 'm.okafor@refugee-council.example'],
  ['Tom Lindqvist', 'tom.lindqvist@harbour-authority.example'],
  ['Sofia Marinova', 'sofia@expat-desk.example'],
  ['Liam Byrne', 'liam.byrne@student-housing.example'],
  ['Aisha Rahman', 'a.rahman@newcomers-network.example'],
] as const;

export interface Choices {
  chosen: number;
  /** Of those, who changed the proposal. */
  changed: number;
}

/** So many participants look at the proposal; most leave it, some take a rater off or add a colleague, one asks the partners from outside, three ask few peers. */
export async function chooseRaters(
  leerlijn: Installation,
  as: SignIn,
  panels: readonly Panel[],
  roundId: string,
  moved: Moved,
): Promise<Choices> {
  const choices: Choices = { chosen: 0, changed: 0 };
  const active = panels.filter(({ email }) => randomOf(`${email} chooses`)() < 0.45);
  await inParallel(
    active.map(({ email }, at) => ({
      email,
      wishes: { partners: at === 0 ? PARTNERS : [], mostPeers: at >= 1 && at <= 3 ? 4 : 50 },
    })),
    6,
    async ({ email, wishes }) => {
      const changes = await choose(leerlijn, await as(email), roundId, wishes);
      choices.chosen += 1;
      choices.changed += changes > 0 ? 1 : 0;
    },
    (done, of) => moved(`${done} of ${of}`),
  );
  return choices;
}

async function choose(
  { api }: Installation,
  credential: string,
  roundId: string,
  { partners, mostPeers }: { partners: readonly (readonly [string, string])[]; mostPeers: number },
): Promise<number> {
  const { me, colleagues, feedbackSubjects } = await api.must(
    `query ($roundId: ID!) {
      me { person { id } }
      colleagues(search: "teamleider") { id }
      feedbackSubjects(roundId: $roundId) { nodes { id person { id } nominations { id group rater { id } } } }
    }`,
    { roundId },
    credential,
  );
  const own = feedbackSubjects.nodes.find(({ person }: Data) => person.id === me.person.id);
  const random = randomOf(`${me.person.id} changes the panel`);
  const add = (input: object) =>
    api.must(
      `mutation ($id: ID!, $input: FeedbackNominationAddInput!) {
        feedbackNominationAdd(subjectId: $id, input: $input) { subject { id } userErrors { code field message } }
      }`,
      { id: own.id, input },
      credential,
    );
  let changes = 0;
  for (const [name, email] of partners) {
    await add({ group: 'OTHER', external: { name, email, language: PARTNERS_LANGUAGE } });
    changes += 1;
  }
  const peers = own.nominations.filter(({ group }: Data) => group === 'PEER');
  const tooMany = peers.length > 5 && random() < 0.6 ? 1 : 0;
  for (const { id } of peers.slice(0, Math.max(tooMany, peers.length - mostPeers))) {
    await api.must(
      'mutation ($id: ID!) { feedbackNominationRemove(id: $id) { subject { id } userErrors { code message } } }',
      { id },
      credential,
    );
    changes += 1;
  }
  const asked = new Set(own.nominations.map(({ rater }: Data) => rater?.id));
  const others = colleagues.filter(({ id }: Data) => !asked.has(id));
  if (peers.length <= mostPeers && random() < 0.5) {
    await add({ group: 'PEER', raterId: oneOf<Data>(others, random).id });
    changes += 1;
  }
  await api.must(
    'mutation ($id: ID!) { feedbackRatersChoose(subjectId: $id) { subject { nominationState } userErrors { code message } } }',
    { id: own.id },
    credential,
  );
  return changes;
}

/** Approves panels, all or none. */
export async function approve({ api }: Installation, credential: string, panels: readonly Panel[]): Promise<number> {
  const { feedbackRatersApprove } = await api.must(
    `mutation ($ids: [ID!]!, $seen: [FeedbackPanelSeenInput!]!) {
      feedbackRatersApprove(subjectIds: $ids, seen: $seen) { subjects { id } userErrors { code message } }
    }`,
    {
      ids: panels.map(({ subjectId }) => subjectId),
      seen: panels.map(({ subjectId, version }) => ({ subjectId, version })),
    },
    credential,
  );
  return feedbackRatersApprove.subjects.length;
}

/** Managers who were mailed approve what their people chose. */
export async function approveAsManagers(
  leerlijn: Installation,
  as: SignIn,
  panels: readonly Panel[],
): Promise<{ managers: number; approved: number }> {
  const chosen = panels.filter(({ state }) => state === 'CHOSEN');
  const byManager = [...Map.groupBy(chosen, ({ managerEmail }) => managerEmail)];
  const counts = await inParallel(byManager, 4, async ([email, theirs]) => approve(leerlijn, await as(email), theirs));
  return { managers: byManager.length, approved: counts.reduce((sum, count) => sum + count, 0) };
}
