/** One of the steps that a participant chooses from. */
export interface ChoiceOption {
  readonly id: string;
  /** First day ('2027-03-18'); null while it is not planned. */
  readonly startsOn: string | null;
  /** Places of its planned sessions together; null while it has none: then everybody fits. */
  readonly places: number | null;
  /** How many chose it. */
  readonly taken: number;
}

/** The last day on which one may choose: the day before the first option begins; null while none is planned. */
export function chooseUntil(options: readonly ChoiceOption[]): string | null {
  const [first] = options.flatMap(({ startsOn }) => startsOn ?? []).toSorted();
  if (!first) return null;
  const day = new Date(first);
  day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}

/** Places that nobody took; null when there is no limit. */
export const placesLeft = ({ places, taken }: ChoiceOption): number | null =>
  places === null ? null : Math.max(0, places - taken);

/** What keeps somebody from choosing an option today ('2027-03-01'), given what they chose before. */
export function unchoosableBecause(
  option: ChoiceOption,
  options: readonly ChoiceOption[],
  chosenId: string | null,
  today: string,
): 'CHOICE_OVER' | 'STEP_FULL' | undefined {
  if (option.id === chosenId) return undefined;
  const until = chooseUntil(options);
  if (until !== null && until < today) return 'CHOICE_OVER';
  return placesLeft(option) === 0 ? 'STEP_FULL' : undefined;
}
