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

/** Whether somebody reads a line: its writer, the group's people what is for the group, everybody in the programme what is for all. */
export function readsLine(
  viewer: { readonly personId: string },
  line: { readonly authorId: string; readonly audience: LineAudience },
  ties: { readonly isMember: boolean; readonly isOfProgramme: boolean },
): boolean {
  if (line.authorId === viewer.personId) return true;
  if (line.audience === 'GROUP') return ties.isMember;
  return line.audience === 'PROGRAMME' && (ties.isMember || ties.isOfProgramme);
}
