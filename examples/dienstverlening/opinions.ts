import { byWeight, oneOf, type Random, randomOf } from './random.ts';

/** What a rater hands in: a point of 1 to 5 by item, 0 for 'cannot judge'; texts by open question. */
export interface Sheet {
  readonly scores: ReadonlyMap<string, number>;
  readonly comments: ReadonlyMap<string, string>;
}

/** How each group tends to see leaders, in points of the scale: oneself a little better than others do. */
const LEANING: Readonly<Record<string, number>> = {
  SELF: 0.35,
  MANAGER: -0.1,
  PEER: 0,
  DIRECT_REPORT: 0.1,
  OTHER: 0.2,
};

/** What a module does, in points of the scale. */
const GROWTH = 0.15;

const COMMENTS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  nl: {
    keep: [
      'De weekstart: in tien minuten weet iedereen wat er die dag klaar moet zijn.',
      'Je vraagt door tot je snapt waar het vastloopt, ook als het druk is aan de balie.',
      'Dat je complimenten geeft over het werk zelf en niet over de persoon.',
      'Rustig blijven als de wachttijd oploopt. Dat scheelt het hele team.',
      'Je deur staat open en je onthoudt wat er bij mensen thuis speelt.',
      'Je laat ons zelf bepalen hoe we een lastige aanvraag aanpakken.',
      'De korte evaluatie na een slechte dag: wat leren we ervan?',
    ],
    more: [
      'Zeg eerder nee tegen extra klussen van buiten het team.',
      'Kom terug op afspraken die niet gehaald zijn, liefst dezelfde week.',
      'Vertel vaker waarom een besluit genomen is, niet alleen dat het genomen is.',
      'Laat stiltes vallen in het overleg, dan komen de anderen ook aan het woord.',
      'Vraag ook eens aan ons hoe jij het doet.',
      'Stop het overleg als we om kwart over nog steeds rondjes draaien.',
      'Breng ons vaker in contact met de collega’s van de backoffice.',
    ],
  },
  en: {
    keep: [
      'You say what has to be ready and by when, and you keep to it yourself.',
      'You give us room to find our own approach.',
      'You listen first, which calms people down.',
    ],
    more: [
      'Explain more often why an agreement is needed.',
      'Say no sooner when another department pushes work our way.',
      'Ask for feedback yourself now and then.',
    ],
  },
};

/** Who is asked about whom. */
export interface AskedAbout {
  readonly email: string;
  /** The address of the participant. */
  readonly subject: string;
  readonly group: string;
  readonly language: string;
}

/** The sheet of one rater about one participant: the same in every run for the same two people and the same module. */
export function sheetOf(
  rater: AskedAbout,
  { number, items }: { readonly number: number; readonly items: readonly string[] },
): Sheet {
  const random = randomOf(`${rater.email} about ${rater.subject}${number > 1 ? ` in module ${number}` : ''}`);
  const grown = (number - 1) * GROWTH;
  const mildness = (random() - 0.5) * 0.9;
  const level = (item: string) => levelOf(rater.subject, item) + grown + (LEANING[rater.group] ?? 0) + mildness;
  const scores = items.map((item): [string, number] => {
    if (rater.group !== 'SELF' && random() < 0.03) return [item, 0];
    return [item, Math.min(5, Math.max(1, Math.round(level(item) + noise(random))))];
  });
  const texts = COMMENTS[rater.language] ?? COMMENTS.nl!;
  const comments = Object.entries(texts).flatMap(([question, choices]): [string, string][] =>
    random() < 0.45 ? [[question, oneOf(choices, random)]] : [],
  );
  return { scores: new Map(scores), comments: new Map(comments) };
}

/** A second thought: one answer a point higher or lower. */
export function reconsidered(sheet: Sheet): Sheet {
  const [item, score] = [...sheet.scores].find(([, value]) => value > 0)!;
  return { ...sheet, scores: new Map(sheet.scores).set(item, score < 5 ? score + 1 : score - 1) };
}

/** How good a participant really is at something, between 2.4 and 4.6. */
function levelOf(subject: string, item: string): number {
  const competency = item.split('-')[0];
  const overall = 3.1 + randomOf(`${subject} leads`)() * 0.8;
  const inCompetency = (randomOf(`${subject} ${competency}`)() - 0.5) * 1.2;
  const atItem = (randomOf(`${subject} ${item}`)() - 0.5) * 0.6;
  return overall + inCompetency + atItem;
}

/** Roughly normal, with a standard deviation of about half a point. */
const noise = (random: Random) => (random() + random() + random() - 1.5) * 1.1;

export type Character =
  | 'at once'
  | 'in two sittings'
  | 'with second thoughts'
  | 'after the 1st reminder'
  | 'after the 2nd reminder'
  | 'after the 3rd reminder'
  | 'has no time'
  | 'is not the right person'
  | 'never';

/** Who never hands anything in. */
export const UNWILLING: ReadonlySet<Character> = new Set(['has no time', 'is not the right person', 'never']);

/** How somebody deals with the mail that asks for feedback. Participants and managers know what it is for. */
export function characterOf({ email, subject, group }: AskedAbout): Character {
  const random = randomOf(`${email} deals with ${subject}`);
  if (group === 'SELF' || group === 'MANAGER')
    return byWeight(
      { 'at once': 70, 'in two sittings': 15, 'after the 1st reminder': 10, 'after the 2nd reminder': 5 },
      random,
    );
  return byWeight(
    {
      'at once': 44,
      'in two sittings': 12,
      'with second thoughts': 4,
      'after the 1st reminder': 13,
      'after the 2nd reminder': 7,
      'after the 3rd reminder': 4,
      'has no time': 3,
      'is not the right person': 2,
      never: 11,
    },
    random,
  );
}
