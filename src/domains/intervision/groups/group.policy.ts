/**
 * What somebody sees of a group: coordinators who is in it and when it meets; its people what they share with each other too; who was in it
 * once, the meetings that they wrote for, and of them what is their own.
 */
export type GroupView = 'COMPOSITION' | 'MEMBER' | 'WRITER';

/** @returns undefined for everybody else: to them there is no such group */
export function groupView(
  viewer: { readonly personId: string; readonly roles: ReadonlySet<string> },
  group: { readonly memberIds: readonly string[]; readonly authorIds: readonly string[] },
): GroupView | undefined {
  if (group.memberIds.includes(viewer.personId)) return 'MEMBER';
  if (viewer.roles.has('COORDINATOR')) return 'COMPOSITION';
  return group.authorIds.includes(viewer.personId) ? 'WRITER' : undefined;
}

export type LineAudience = 'OWN' | 'GROUP' | 'PROGRAMME';

/** Somebody's time in a group; null while they are in it. */
export interface Stay {
  readonly personId: string;
  readonly joinedAt: Date;
  readonly leftAt: Date | null;
}

/** Who is in a group now. */
export const membersNow = (stays: readonly Stay[]): string[] =>
  stays.filter(({ leftAt }) => leftAt === null).map(({ personId }) => personId);

/**
 * For whom a line is that was written for the group: its writer was told them by name, so whoever was in it at that moment, and is in it now.
 * Who joins later has to be told, and who left reads nothing of it any more; a line that is written anew is for the group of that moment.
 */
export function groupReaders(writtenAt: Date, stays: readonly Stay[]): string[] {
  const now = new Set(membersNow(stays));
  const then = stays.filter(({ joinedAt, leftAt }) => joinedAt <= writtenAt && (leftAt === null || leftAt > writtenAt));
  return [...new Set(then.map(({ personId }) => personId))].filter((personId) => now.has(personId));
}

/**
 * Whether somebody reads a line: its writer, those of the group for whom it was written (see `groupReaders`), everybody in the programme what is
 * for all. A programme is told as one, not by name: whoever takes part later reads that too, for as long as they do.
 */
export function readsLine(
  viewer: { readonly personId: string },
  line: { readonly authorId: string; readonly audience: LineAudience; readonly writtenAt: Date },
  ties: { readonly stays: readonly Stay[]; readonly isOfProgramme: boolean },
): boolean {
  if (line.authorId === viewer.personId) return true;
  if (line.audience === 'GROUP') return groupReaders(line.writtenAt, ties.stays).includes(viewer.personId);
  return line.audience === 'PROGRAMME' && (ties.isOfProgramme || membersNow(ties.stays).includes(viewer.personId));
}
