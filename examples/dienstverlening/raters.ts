import type { Data } from './api.ts';
import type { Installation } from './installation.ts';
import { type Character, characterOf, type Sheet, sheetOf } from './opinions.ts';
import type { Panel } from './panels.ts';
import { inParallel } from './parallel.ts';
import type { PlayedModule } from './played-module.ts';
import type { Letter } from './post-office.ts';
import type { Questionnaire } from './questionnaire.ts';
import { randomOf } from './random.ts';
import { byGraphql, byPages, credentialOf, type Way } from './rater-visits.ts';
import type { Moved } from './terminal.ts';

/** Somebody asked about somebody, with a link in a mail: one link for all that one person is asked about. */
export interface Rater {
  readonly link: string;
  /** Which of the questionnaires behind the link. */
  readonly invitationId: string;
  readonly email: string;
  readonly language: string;
  /** The language of the mail. */
  readonly mailedIn: string;
  /** The address of the participant. */
  readonly subject: string;
  readonly group: string;
  readonly character: Character;
  /** What they think of the participant. */
  readonly opinion: Sheet;
  /** Through the pages, or with a program of one's own. */
  readonly way: Way;
  /** A program opens the links in this mail before its reader does. */
  readonly isScanned: boolean;
  /** What counts if the round closed now; undefined while nothing is handed in. */
  handedIn: Sheet | undefined;
  /** Nothing more is asked of them: handed in or declined. */
  isFinished: boolean;
}

/** The share that fills in the pages; the others hand in over GraphQL. */
const PAGES_SHARE = 0.3;
const SCANNED_SHARE = 0.1;
/** People who are busy at the same moment. */
const AT_ONCE = 10;

/** Puts a rater behind everything that an invitation's link leads to. */
export async function castRaters(
  leerlijn: Installation,
  invitations: readonly Letter[],
  panels: readonly Panel[],
  module: Pick<PlayedModule, 'number'> & Pick<Questionnaire, 'items'>,
): Promise<Rater[]> {
  const byName = new Map(panels.map((panel) => [panel.name, panel]));
  const letters = await inParallel(invitations, AT_ONCE, async (letter) => ({
    letter,
    asked: (await leerlijn.api.must('{ feedbackInvitations { id subject } }', {}, credentialOf(letter)))
      .feedbackInvitations as Data[],
  }));
  const questionnaires = letters.flatMap(({ letter, asked }) =>
    asked.map(({ id, subject }) => ({ ...letter, id, name: subject })),
  );
  return questionnaires.map(({ id, name, link, to, language }) => {
    const panel = byName.get(name);
    const asked = panel?.raters.get(to);
    if (!panel || !asked) throw new Error(`${to} was asked about ${name}, and is not on that panel`);
    const random = randomOf(`${to} opens the mail about ${panel.email}`);
    const rater = { ...asked, email: to, subject: panel.email, mailedIn: language };
    return {
      ...rater,
      link,
      invitationId: id,
      character: characterOf(rater),
      opinion: sheetOf(rater, module),
      way: random() < PAGES_SHARE ? byPages : byGraphql,
      isScanned: random() < SCANNED_SHARE,
      handedIn: undefined,
      isFinished: false,
    };
  });
}

/** When somebody turns to the questionnaire. */
export type Occasion =
  | 'the first day'
  | 'the second week'
  | 'the 1st reminder'
  | 'the 2nd reminder'
  | 'the 3rd reminder';

type Act = (way: Way, leerlijn: Installation, rater: Rater) => Promise<void>;

const handsIn: Act = (way, leerlijn, rater) => way.handIn(leerlijn, rater);

/** What each kind of rater does on which occasion. */
const DOES: Readonly<Record<Occasion, Partial<Record<Character, Act>>>> = {
  'the first day': {
    'at once': handsIn,
    'with second thoughts': handsIn,
    'in two sittings': (way, leerlijn, rater) => way.saveHalf(leerlijn, rater),
    'has no time': (way, leerlijn, rater) => way.decline(leerlijn, rater),
    'is not the right person': (way, leerlijn, rater) => way.decline(leerlijn, rater),
  },
  'the second week': {
    'in two sittings': (way, leerlijn, rater) => way.finish(leerlijn, rater),
    'with second thoughts': (way, leerlijn, rater) => way.change(leerlijn, rater),
  },
  'the 1st reminder': { 'after the 1st reminder': handsIn },
  'the 2nd reminder': { 'after the 2nd reminder': handsIn },
  'the 3rd reminder': { 'after the 3rd reminder': handsIn },
};

/** Those who turn to the questionnaire on this occasion do so; gives how many they were. */
export async function letAnswer(
  leerlijn: Installation,
  raters: readonly Rater[],
  occasion: Occasion,
  moved: Moved,
): Promise<number> {
  const active = raters.filter(({ character }) => DOES[occasion][character]);
  await inParallel(
    active,
    AT_ONCE,
    (rater) => DOES[occasion][rater.character]!(rater.way, leerlijn, rater),
    (done, of) => moved(`${done} of ${of}`),
  );
  return active.length;
}
