import { describe, expect, test } from '@jest/globals';
import { type ConditionFacts, conditionStatus } from './condition.rules.js';

const day = new Date('2027-01-11T09:00:00.000Z');
const open: ConditionFacts = { signedAt: null, atRiskSince: null, evidence: [] };

describe('a condition', () => {
  test.each<[string, Partial<ConditionFacts>]>([
    ['OPEN', {}],
    ['SHOWN', { evidence: ['minutes'] }],
    ['SIGNED', { signedAt: day }],
    ['IN_PLACE', { signedAt: day, evidence: ['minutes'] }],
    ['AT_RISK', { signedAt: day, evidence: ['minutes'], atRiskSince: day }],
    ['AT_RISK', { atRiskSince: day }],
  ])('is %s', (status, facts) => expect(conditionStatus({ ...open, ...facts })).toBe(status));
});
