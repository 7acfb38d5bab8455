import { describe, expect, test } from '@jest/globals';
import { ROLES, type Role } from '../../../platform/auth/actor.js';
import { mayReadLesson, mayWriteLessons } from './lesson.policy.js';

const viewer = (personId: string, ...roles: Role[]) => ({ personId, roles: new Set(roles) });
const draft = { clientId: 'dora', publishedAt: null };
const published = { clientId: 'dora', publishedAt: new Date('2027-06-10') };
const others = viewer('somebody', ...ROLES.filter((role) => role !== 'COORDINATOR'));

describe('a lesson', () => {
  test('is written by coordinators', () => {
    expect(mayWriteLessons(viewer('coen', 'COORDINATOR'))).toBe(true);
    expect(mayWriteLessons(others)).toBe(false);
  });

  test('is read by coordinators, and by the director of the programme once it is published', () => {
    expect([draft, published].map((lesson) => mayReadLesson(viewer('coen', 'COORDINATOR'), lesson))).toEqual([
      true,
      true,
    ]);
    expect([draft, published].map((lesson) => mayReadLesson(viewer('dora', 'DIRECTOR'), lesson))).toEqual([
      false,
      true,
    ]);
    expect([draft, published].map((lesson) => mayReadLesson(others, lesson))).toEqual([false, false]);
  });
});
