/** Why somebody cannot be a participant's learning manager, the gravest first. Only coordinators are told which. */
export const OBJECTIONS = [
  'SELF',
  'OWN_LINE',
  'FORMER_MANAGER',
  'OWN_RATER',
  'ANOTHER_ASKED',
  'LANGUAGE',
  'LOCATION',
] as const;
export type Objection = (typeof OBJECTIONS)[number];

/** What two people are to each other. What is not there is not so. */
export interface Relation {
  readonly participantId: string;
  readonly learningManagerId: string;
  /** One of the two stands above the other, now. */
  readonly inLine?: boolean;
  /** One of the two was once the other's manager. */
  readonly wasManager?: boolean;
  /** The learning manager was asked for a 360 about the participant, or is to be; not whether anything was answered. */
  readonly onPanel?: boolean;
  /** After a chemistry call one of the two wanted another. */
  readonly askedForAnother?: boolean;
  /** The one coached the other before, and neither asked for another. */
  readonly coachedBefore?: boolean;
}

/** What a participant wants. */
export interface Wish {
  readonly participantId: string;
  readonly language: string;
  /** Null is anywhere. */
  readonly location: string | null;
}

/** What a learning manager offers. */
export interface Offer {
  readonly personId: string;
  readonly languages: readonly string[];
  /** None is anywhere. */
  readonly locations: readonly string[];
}

const sameWords = (one: string, other: string) =>
  one.localeCompare(other, 'nl', { sensitivity: 'base', ignorePunctuation: true }) === 0;

/** Whether a learning manager comes where a participant wants to meet. */
export const comesTo = ({ locations }: Pick<Offer, 'locations'>, location: string | null): boolean =>
  location === null || locations.length === 0 || locations.some((place) => sameWords(place, location));

/** Every reason for which these two cannot be matched; empty when they can. */
export function objectionsOf(wish: Wish, offer: Offer, relation: Partial<Relation> = {}): Objection[] {
  const speaksAnother = !offer.languages.includes(wish.language);
  return [
    ...objectionsBetween(wish.participantId, offer.personId, relation),
    ...(speaksAnother ? (['LANGUAGE'] as const) : []),
    ...(comesTo(offer, wish.location) ? [] : (['LOCATION'] as const)),
  ];
}

/** The reasons that lie in what two people are to each other, whatever the one wants and the other offers. */
export function objectionsBetween(
  participantId: string,
  learningManagerId: string,
  relation: Partial<Relation> = {},
): Objection[] {
  const applies: Partial<Record<Objection, boolean>> = {
    SELF: participantId === learningManagerId,
    OWN_LINE: relation.inLine === true,
    FORMER_MANAGER: relation.wasManager === true && !relation.inLine,
    OWN_RATER: relation.onPanel === true,
    ANOTHER_ASKED: relation.askedForAnother === true,
  };
  return OBJECTIONS.filter((objection) => applies[objection]);
}
