/** What is signed. */
export interface Content {
  /** In their order. */
  readonly goals: readonly {
    readonly behaviour: string;
    readonly situation: string;
    readonly noticedBy: string;
    /** The behaviour of the impact map that it is about; nothing for none. */
    readonly behaviourId?: string | null;
  }[];
  readonly agreements: string;
}

const textsOf = ({ goals, agreements }: Content) => [
  agreements,
  ...goals.flatMap(({ behaviour, situation, noticedBy, behaviourId }) => [
    behaviour,
    situation,
    noticedBy,
    behaviourId ?? '',
  ]),
];

/** Whether a write changes anything; one that does not leaves the signatures in place. */
export function isRewritten(before: Content, after: Content): boolean {
  const [was, is] = [textsOf(before), textsOf(after)];
  return was.length !== is.length || was.some((text, index) => text !== is[index]);
}

/**
 * What a participant takes along to a new manager, of what the former one and the participant both signed: goals, agreements, both or
 * neither. Drafts are never among it.
 */
export const passedOn = <Signed extends Content>(
  signed: Signed,
  chosen: { readonly goals: boolean; readonly agreements: boolean },
): { goals: Signed['goals'] | []; agreements: string } => ({
  goals: chosen.goals ? signed.goals : [],
  agreements: chosen.agreements ? signed.agreements : '',
});
