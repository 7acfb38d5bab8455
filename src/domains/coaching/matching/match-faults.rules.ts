import { type Pair, relationOf } from './matching-problem.rules.js';
import { type Objection, type Offer, objectionsOf, type Relation, type Wish } from './objection.rules.js';

/** Why a proposal cannot become a match. */
export type MatchFault =
  | { readonly kind: 'LEFT'; readonly participantId: string }
  | { readonly kind: 'NO_MORE'; readonly learningManagerId: string; readonly participantIds: readonly string[] }
  | ({ readonly kind: 'OBJECTIONS'; readonly objections: readonly Objection[] } & Pair)
  | {
      readonly kind: 'OVERBOOKED';
      readonly learningManagerId: string;
      readonly participantIds: readonly string[];
      readonly load: number;
      readonly capacity: number;
    };

/** A learning manager, with how many participants stay with them beside those of the proposals. */
export interface StandingOffer extends Offer {
  readonly capacity: number;
  readonly staying: number;
}

/** Everything that has come between a number of proposals and their confirmation; nothing when all can be confirmed. */
export function faultsOf(
  proposals: readonly Pair[],
  known: {
    readonly wishes: readonly Wish[];
    readonly offers: readonly StandingOffer[];
    readonly relations: readonly Relation[];
  },
): MatchFault[] {
  const relation = relationOf(known.relations);
  const wishOf = new Map(known.wishes.map((wish) => [wish.participantId, wish]));
  const offerOf = new Map(known.offers.map((offer) => [offer.personId, offer]));
  const faults: MatchFault[] = [];
  for (const { participantId, learningManagerId } of proposals) {
    const wish = wishOf.get(participantId);
    const offer = offerOf.get(learningManagerId);
    if (!wish) faults.push({ kind: 'LEFT', participantId });
    const objections = wish && offer ? objectionsOf(wish, offer, relation(participantId, learningManagerId)) : [];
    if (objections.length > 0) faults.push({ kind: 'OBJECTIONS', participantId, learningManagerId, objections });
  }
  for (const [learningManagerId, theirs] of Map.groupBy(proposals, (proposal) => proposal.learningManagerId)) {
    const participantIds = theirs.map(({ participantId }) => participantId);
    const offer = offerOf.get(learningManagerId);
    if (!offer) faults.push({ kind: 'NO_MORE', learningManagerId, participantIds });
    else if (offer.staying + theirs.length > offer.capacity) {
      const { capacity, staying } = offer;
      faults.push({ kind: 'OVERBOOKED', learningManagerId, participantIds, load: staying + theirs.length, capacity });
    }
  }
  return faults;
}
