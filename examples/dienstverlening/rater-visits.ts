import type { Data } from './api.ts';
import { filledIn, follow, open, type Page, press, titleOf } from './browser.ts';
import type { Installation } from './installation.ts';
import { reconsidered, type Sheet } from './opinions.ts';
import type { Rater } from './raters.ts';

/** What a rater can do behind the link, by whatever means. */
export interface Way {
  /** Answers everything in one go and hands it in. */
  handIn(leerlijn: Installation, rater: Rater): Promise<void>;
  /** Answers a part, and leaves it at that for now. */
  saveHalf(leerlijn: Installation, rater: Rater): Promise<void>;
  /** Comes back on another device, finds what was saved, answers the rest and hands the whole in. */
  finish(leerlijn: Installation, rater: Rater): Promise<void>;
  /** Changes what was handed in. */
  change(leerlijn: Installation, rater: Rater): Promise<void>;
  decline(leerlijn: Installation, rater: Rater): Promise<void>;
}

/** The pages behind the link, as in a browser without scripts: nothing but links and buttons. */
export const byPages: Way = {
  async handIn(_, rater) {
    await walkThrough(await follow(await open(questionnaireOf(rater)), 1), rater);
  },
  async saveHalf(_, rater) {
    const first = await follow(await open(questionnaireOf(rater)), 1);
    const second = await press(first, { ...scoresFor(first, rater.opinion), move: 'next' });
    await press(second, { ...scoresFor(second, rater.opinion), move: 'later' });
  },
  async finish(_, rater) {
    const first = await follow(await open(questionnaireOf(rater)), 1);
    const found = filledIn(first);
    const isThere = Object.entries(scoresFor(first, rater.opinion)).every(([field, score]) => found[field] === score);
    if (!isThere) throw new Error(`What was saved is not there any more on '${titleOf(first)}'`);
    await walkThrough(first, rater);
  },
  async change(_, rater) {
    const second = reconsidered(rater.opinion);
    const first = await follow(await open(questionnaireOf(rater)), 1);
    await press(first, { ...scoresFor(first, second), move: 'later' });
    rater.handedIn = second;
  },
  async decline(_, rater) {
    const page = await press(await follow(await open(questionnaireOf(rater)), 'decline'));
    if (page.status !== 200) throw new Error(`Declining ended at '${titleOf(page)}'`);
    rater.isFinished = true;
  },
};

/** From the first competency up to and including the button that hands everything in. */
async function walkThrough(first: Page, rater: Rater): Promise<void> {
  const { opinion } = rater;
  let page = first;
  while (filledIn(page).step !== 'review') {
    const answers = filledIn(page).step === 'comments' ? commentsFor(page, opinion) : scoresFor(page, opinion);
    page = await press(page, { ...answers, move: 'next' });
  }
  const done = await press(page);
  if (done.status !== 200 || filledIn(done).step === 'review') throw new Error(`Not handed in: '${titleOf(done)}'`);
  rater.handedIn = opinion;
  rater.isFinished = true;
}

/** Where one of the questionnaires behind the link is, as the list of them leads to it. */
const questionnaireOf = ({ link, invitationId }: Rater): string => `${link}?about=${invitationId}`;

/** The radio buttons of a page ('item:<questionnaire>:<item>'), as this opinion would have them. */
function scoresFor({ html }: Page, { scores }: Sheet): Record<string, string> {
  const fields = new Set([...html.matchAll(/name="(item:[^"]+)"/g)].map(([, field]) => field!));
  return Object.fromEntries(
    [...fields].map((field) => {
      const score = scores.get(field.slice(field.lastIndexOf(':') + 1));
      return [field, score === 0 ? 'cannot-judge' : String(score)];
    }),
  );
}

/** The open questions of a page ('comment:<questionnaire>:<question>'). */
function commentsFor({ html }: Page, { comments }: Sheet): Record<string, string> {
  const fields = [...html.matchAll(/name="(comment:[^"]+)"/g)].map(([, field]) => field!);
  return Object.fromEntries(
    fields.flatMap((field) => {
      const text = comments.get(field.slice(field.lastIndexOf(':') + 1));
      return text === undefined ? [] : [[field, text]];
    }),
  );
}

/** A program of one's own over GraphQL, with the link's token as its credential. */
export const byGraphql: Way = {
  async handIn(leerlijn, rater) {
    const { version } = await invitationOf(leerlijn, rater);
    await write(leerlijn, rater, 'feedbackResponseSubmit', version, inputOf(rater.opinion));
    rater.handedIn = rater.opinion;
    rater.isFinished = true;
  },
  async saveHalf(leerlijn, rater) {
    const { version } = await invitationOf(leerlijn, rater);
    await write(leerlijn, rater, 'feedbackResponseSave', version, { scores: halfOf(rater.opinion) });
  },
  async finish(leerlijn, rater) {
    const { version, scores } = await invitationOf(leerlijn, rater);
    const found = new Map(scores.map(({ item, score }: Data) => [item, score]));
    if (!halfOf(rater.opinion).every(({ item, score }) => found.get(item) === score))
      throw new Error('What was saved is not there any more');
    await write(leerlijn, rater, 'feedbackResponseSubmit', version, inputOf(rater.opinion));
    rater.handedIn = rater.opinion;
    rater.isFinished = true;
  },
  async change(leerlijn, rater) {
    const second = reconsidered(rater.opinion);
    const { version } = await invitationOf(leerlijn, rater);
    await write(leerlijn, rater, 'feedbackResponseSave', version, inputOf(second));
    rater.handedIn = second;
  },
  async decline({ api }, rater) {
    await api.must(
      `mutation ($id: ID!) {
        feedbackInvitationDecline(invitationId: $id) { declined userErrors { code message } }
      }`,
      { id: rater.invitationId },
      credentialOf(rater),
    );
    rater.isFinished = true;
  },
};

/** A rater's link as a credential for the API. */
export const credentialOf = ({ link }: Pick<Rater, 'link'>): string => `rater_${link.slice(link.lastIndexOf('/') + 1)}`;

async function invitationOf({ api }: Installation, rater: Rater): Promise<Data> {
  const { feedbackInvitations } = await api.must(
    '{ feedbackInvitations { id version submitted scores { item score } } }',
    {},
    credentialOf(rater),
  );
  return feedbackInvitations.find(({ id }: Data) => id === rater.invitationId);
}

const scoresOf = ({ scores }: Sheet) => [...scores].map(([item, score]) => ({ item, score }));
const halfOf = (sheet: Sheet) => scoresOf(sheet).slice(0, Math.floor(sheet.scores.size / 2));
const inputOf = (sheet: Sheet) => ({
  scores: scoresOf(sheet),
  comments: [...sheet.comments].map(([question, text]) => ({ question, text })),
});

async function write(
  { api }: Installation,
  rater: Rater,
  mutation: 'feedbackResponseSave' | 'feedbackResponseSubmit',
  version: number,
  input: object,
): Promise<void> {
  await api.must(
    `mutation ($id: ID!, $version: Int!, $input: FeedbackResponseInput!) {
      ${mutation}(invitationId: $id, version: $version, input: $input) { invitation { version submitted } userErrors { code field message } }
    }`,
    { id: rater.invitationId, version, input },
    credentialOf(rater),
  );
}
