/** A text in both languages. */
interface Text {
  readonly nl: string;
  readonly en: string;
}

/** What a director approves: the texts of a programme's design and what is tied to what; lists are in their order. */
export interface Design {
  readonly businessChallenges: readonly { readonly id: string; readonly text: Text }[];
  readonly leadershipChallenges: readonly {
    readonly id: string;
    readonly text: Text;
    readonly businessChallengeId: string;
    readonly moduleId: string | null;
  }[];
  readonly modules: readonly {
    readonly id: string;
    readonly position: number;
    readonly name: Text;
    /** A day: '2027-08-30'. */
    readonly startsAfter: string | null;
    readonly themes: readonly { readonly id: string; readonly key: string; readonly name: Text }[];
  }[];
  readonly behaviours: readonly {
    readonly id: string;
    readonly moduleId: string;
    readonly position: number;
    readonly text: Text;
    readonly indicators: readonly Text[];
    readonly operationalGoals: readonly Text[];
    readonly strategicGoals: readonly Text[];
  }[];
  readonly conditions: readonly { readonly id: string; readonly title: Text }[];
}

export const DESIGN_PARTS = ['BUSINESS_CHALLENGE', 'LEADERSHIP_CHALLENGE', 'MODULE', 'BEHAVIOUR', 'CONDITION'] as const;
export type DesignPart = (typeof DESIGN_PARTS)[number];

/** What of a part can differ. */
export const DESIGN_ASPECTS = [
  'TEXT',
  'SERVES',
  'WORKED_ON_IN',
  'STARTS_AFTER',
  'THEMES',
  'INDICATORS',
  'OPERATIONAL_GOALS',
  'STRATEGIC_GOALS',
] as const;
export type DesignAspect = (typeof DESIGN_ASPECTS)[number];

/** One part that differs between two designs; of a changed one, the aspects that do. Without a before it is new, without an after it goes. */
export interface DesignDifference {
  readonly part: DesignPart;
  readonly id: string;
  readonly change: 'ADDED' | 'CHANGED' | 'REMOVED';
  /** What it is called: as it is to be, or for one that goes as it was. */
  readonly title: Text;
  readonly aspects: readonly {
    readonly aspect: DesignAspect;
    readonly before: readonly Text[];
    readonly after: readonly Text[];
  }[];
}

/** A text, or what something is tied to: then another text for the same thing is no difference. */
type Told = Text & { readonly id?: string };
type Aspects = Partial<Record<DesignAspect, readonly Told[]>>;
interface Described {
  readonly part: DesignPart;
  readonly id: string;
  readonly aspects: Aspects;
}

/** What differs between two designs, by part and in the order of the later one; what goes comes last of its part. */
export function differencesBetween(before: Design, after: Design): DesignDifference[] {
  const [was, is] = [described(before), described(after)];
  return DESIGN_PARTS.flatMap((part) => [
    ...is
      .filter((one) => one.part === part)
      .flatMap((one) =>
        differenceOf(
          was.find(({ id }) => id === one.id),
          one,
        ),
      ),
    ...was
      .filter((one) => one.part === part && !is.some(({ id }) => id === one.id))
      .flatMap((one) => differenceOf(one, undefined)),
  ]);
}

function differenceOf(before: Described | undefined, after: Described | undefined): DesignDifference[] {
  const { part, id, aspects } = (after ?? before)!;
  const differing = DESIGN_ASPECTS.flatMap((aspect) => {
    const [was, is] = [before?.aspects[aspect] ?? [], after?.aspects[aspect] ?? []];
    return areSame(was, is) ? [] : [{ aspect, before: was.map(textOf), after: is.map(textOf) }];
  });
  if (differing.length === 0) return [];
  const change = !before ? 'ADDED' : after ? 'CHANGED' : 'REMOVED';
  return [{ part, id, change, title: textOf(aspects.TEXT![0]!), aspects: differing }];
}

const textOf = ({ nl, en }: Told): Text => ({ nl, en });

const areSame = (some: readonly Told[], others: readonly Told[]): boolean =>
  some.length === others.length &&
  some.every(({ id, nl, en }, index) => {
    const other = others[index]!;
    return id === undefined ? nl === other.nl && en === other.en : id === other.id;
  });

/** Every part with its texts; what it is tied to by what that is called. */
function described(design: Design): Described[] {
  const { businessChallenges, leadershipChallenges, modules, behaviours, conditions } = design;
  const moduleNames = (wanted: string | null) =>
    modules.filter(({ id }) => id === wanted).map(({ id, name }) => ({ ...name, id }));
  const part = (kind: DesignPart, id: string, aspects: Aspects): Described => ({ part: kind, id, aspects });
  return [
    ...businessChallenges.map(({ id, text }) => part('BUSINESS_CHALLENGE', id, { TEXT: [text] })),
    ...leadershipChallenges.map(({ id, text, businessChallengeId, moduleId }) =>
      part('LEADERSHIP_CHALLENGE', id, {
        TEXT: [text],
        SERVES: businessChallenges
          .filter((one) => one.id === businessChallengeId)
          .map((one) => ({ ...one.text, id: one.id })),
        WORKED_ON_IN: moduleNames(moduleId),
      }),
    ),
    ...modules.map(({ id, name, startsAfter, themes }) =>
      part('MODULE', id, {
        TEXT: [name],
        STARTS_AFTER: startsAfter === null ? [] : [{ nl: startsAfter, en: startsAfter }],
        THEMES: themes.map((theme) => theme.name),
      }),
    ),
    ...behaviours.map(({ id, moduleId, text, indicators, operationalGoals, strategicGoals }) =>
      part('BEHAVIOUR', id, {
        TEXT: [text],
        WORKED_ON_IN: moduleNames(moduleId),
        INDICATORS: indicators,
        OPERATIONAL_GOALS: operationalGoals,
        STRATEGIC_GOALS: strategicGoals,
      }),
    ),
    ...conditions.map(({ id, title }) => part('CONDITION', id, { TEXT: [title] })),
  ];
}
