/** What becomes of somebody who enrols himself. */
export type Joining = 'ENROLLED' | 'WAITING';

/** Whether there is a place, or a place in line: who waits goes first. */
export const joiningOf = ({
  capacity,
  taken,
  waiting,
}: {
  capacity: number;
  taken: number;
  waiting: number;
}): Joining => (taken + waiting < capacity ? 'ENROLLED' : 'WAITING');

/** Who of those that wait, the first in line first, get the places that are free. */
export const promoted = <Waiting>(
  line: readonly Waiting[],
  { capacity, taken }: { capacity: number; taken: number },
): Waiting[] => line.slice(0, Math.max(0, capacity - taken));

/** Whether one may still enrol on a day ('2027-01-31'), which the last day counts with. */
export const isStillOpen = (until: string, today: string): boolean => today <= until;
