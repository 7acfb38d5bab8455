import { describe, expect, test } from '@jest/globals';
import type { PersonActor, Role } from '../../../../platform/auth/actor.js';
import { coachFault, type HeldReport, mayPreview, refusalToRelease } from './report-release.policy.js';

const person = (personId: string, ...roles: Role[]): PersonActor => ({
  kind: 'person',
  tenantId: 'tenant',
  sessionId: 'session',
  personId,
  roles: new Set(roles),
  locale: 'nl',
});
const report = (mode: HeldReport['mode']): HeldReport => ({
  mode,
  personId: 'participant',
  managerId: 'manager',
  coachId: 'coach',
});

describe('a report that is held', () => {
  test.each(['participant', 'manager', 'coordinator', 'somebody'])('is not previewed by the %s', (who) => {
    expect(mayPreview(person(who), report('BY_COACH'))).toBe(false);
  });

  test('is previewed by the coach, where coaches release', () => {
    expect(mayPreview(person('coach'), report('BY_COACH'))).toBe(true);
    expect(mayPreview(person('coach'), report('AFTER_DEBRIEF'))).toBe(false);
  });

  test('is no longer previewed by a coach who became the manager', () => {
    expect(mayPreview(person('coach'), { ...report('BY_COACH'), managerId: 'coach' })).toBe(false);
  });

  test.each(['participant', 'manager', 'somebody'])('does not exist for a %s who would release it', (who) => {
    for (const mode of ['AFTER_DEBRIEF', 'BY_COACH'] as const)
      expect(refusalToRelease(person(who), report(mode))).toBe('NOT_THERE');
  });

  test('is released by the coordinator when it waits for a debrief, and by the coach alone when it waits for one', () => {
    const coordinator = person('coordinator', 'COORDINATOR');
    expect(refusalToRelease(coordinator, report('AFTER_DEBRIEF'))).toBeNull();
    expect(refusalToRelease(coordinator, report('BY_COACH'))).toBe('COACH_RELEASES');
    expect(refusalToRelease(person('coach'), report('BY_COACH'))).toBeNull();
  });

  test('is released by nobody while there is no coach, or one who has become the manager: one is named first', () => {
    const coordinator = person('coordinator', 'COORDINATOR');
    for (const gone of [{ coachId: null }, { managerId: 'coach' }])
      expect(refusalToRelease(coordinator, { ...report('BY_COACH'), ...gone })).toBe('NO_COACH');
  });

  test('is not released by the participant, coordinator or not', () => {
    expect(refusalToRelease(person('participant', 'COORDINATOR'), report('AFTER_DEBRIEF'))).toBe('OWN_REPORT');
  });
});

describe('a coach', () => {
  const fit = {
    mode: 'BY_COACH' as const,
    isReleased: false,
    isParticipant: false,
    isManager: false,
    isOnPanel: false,
    isClient: false,
    isNamingThemselves: false,
  };
  test('is somebody who has no other part in it', () => {
    expect(coachFault(fit)).toBeNull();
  });

  test.each([
    ['COACHES_RELEASE_NOTHING', { mode: 'AUTOMATIC' as const }],
    ['ALREADY_RELEASED', { isReleased: true }],
    ['PARTICIPANT', { isParticipant: true }],
    ['MANAGER', { isManager: true }],
    ['ON_PANEL', { isOnPanel: true }],
    ['CLIENT', { isClient: true }],
    ['YOURSELF', { isNamingThemselves: true }],
  ])('is refused for %s', (fault, given) => {
    expect(coachFault({ ...fit, ...given })).toBe(fault);
  });
});
