import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { seeded as chance } from '../../../../test/support/seeded.js';
import { type PersonInChart, PROPOSAL_LIMITS, type ProposedRater, proposeRaters } from './proposal.rules.js';

/** A seed of any size. */
const seeded = (seed: number) => chance((seed % 2147483646) + 1);

/** A director, departments of a manager each, teams of a leader each, and workers: like the case's directorate. */
function directorate(departments: number, teams: number, workers: number): PersonInChart[] {
  const person = (id: string, managerId: string | null, echelon: string | null) => ({
    id,
    managerId,
    echelon,
    directorateId: 'd',
  });
  const range = (count: number) => Array.from({ length: count }, (_, at) => at);
  return [
    person('director', null, 'STRATEGIC'),
    ...range(departments).flatMap((d) => [
      person(`d${d}`, 'director', 'TACTICAL'),
      ...range(teams).flatMap((t) => [
        person(`d${d}t${t}`, `d${d}`, 'OPERATIONAL'),
        ...range(workers).map((w) => person(`d${d}t${t}w${w}`, `d${d}t${t}`, null)),
      ]),
    ]),
  ];
}

const leadersOf = (people: PersonInChart[]) =>
  people.filter(({ echelon }) => echelon && echelon !== 'STRATEGIC').map(({ id }) => id);

function panelOf(subjectId: string, people: PersonInChart[], seed = 1) {
  const proposal = proposeRaters(people, [subjectId], seeded(seed));
  return Object.groupBy(proposal, ({ group }) => group);
}

describe('a proposal for one subject', () => {
  const people = directorate(3, 4, 10);

  test('asks the subject, the manager, eight reports, and peers of the same manager first', () => {
    const panel = panelOf('d1t2', people);
    expect(panel.SELF).toEqual([{ subjectId: 'd1t2', raterId: 'd1t2', group: 'SELF' }]);
    expect(panel.MANAGER?.map(({ raterId }) => raterId)).toEqual(['d1']);
    expect(panel.DIRECT_REPORT).toHaveLength(8);
    expect(panel.PEER).toHaveLength(6);
    expect(panel.PEER?.map(({ raterId }) => raterId)).toEqual(expect.arrayContaining(['d1t0', 'd1t1', 'd1t3']));
    expect(panel.OTHER).toBeUndefined();
  });

  test('takes further peers only from the same echelon of the same directorate', () => {
    const elsewhere = { id: 'x', managerId: 'y', echelon: 'OPERATIONAL', directorateId: 'e' };
    const panel = panelOf('d1t2', [...people, elsewhere]);
    for (const { raterId } of panel.PEER ?? []) expect(raterId).toMatch(/^d\dt\d$/);
  });

  test('asks no manager and no peers of a director without either', () => {
    const panel = panelOf('director', people);
    expect(Object.keys(panel).sort()).toEqual(['DIRECT_REPORT', 'SELF']);
  });

  test('never asks somebody as a peer who reports to the subject', () => {
    const tactical = (id: string, managerId: string | null) => ({
      id,
      managerId,
      echelon: 'TACTICAL',
      directorateId: 'd',
    });
    const reports = Array.from({ length: 12 }, (_, at) => tactical(`report ${at}`, 'acting'));
    const panel = panelOf('acting', [tactical('acting', null), ...reports]);
    expect(panel.DIRECT_REPORT).toHaveLength(8);
    expect(panel.PEER).toBeUndefined();
  });

  test('depends on nothing but the chart and the seed', () => {
    const leaders = leadersOf(people);
    expect(proposeRaters(people, leaders, seeded(5))).toEqual(proposeRaters(people, leaders, seeded(5)));
    expect(proposeRaters(people, leaders, seeded(5))).not.toEqual(proposeRaters(people, leaders, seeded(6)));
  });

  test('for somebody who is not in the chart is refused', () => {
    expect(() => proposeRaters(people, ['nobody'], seeded(1))).toThrow(RangeError);
  });
});

describe('a proposal for somebody who was asked about before', () => {
  const people = directorate(3, 4, 10);
  const before = proposeRaters(people, ['d1t2'], seeded(1));
  const [report] = before.filter(({ group }) => group === 'DIRECT_REPORT') as [ProposedRater];
  const [peer] = before.filter(({ group }) => group === 'PEER') as [ProposedRater];
  const asList = (proposal: ProposedRater[]) => proposal.map((rater) => JSON.stringify(rater)).sort();
  /** Whom of `before` a later chart does not propose in the same group, and how many it proposes. */
  const changedBy = (chart: PersonInChart[]) => {
    const later = new Set(asList(proposeRaters(chart, ['d1t2'], seeded(2), PROPOSAL_LIMITS, before)));
    return { gone: asList(before).filter((rater) => !later.has(rater)), size: later.size };
  };
  const moved = (who: string, managerId: string) =>
    people.map((person) => (person.id === who ? { ...person, managerId } : person));

  test('is of the same people in the same groups', () => {
    expect(changedBy(people)).toEqual({ gone: [], size: before.length });
  });

  test('no longer asks who left', () => {
    const chart = people.filter(({ id }) => id !== peer.raterId);
    expect(changedBy(chart)).toEqual({ gone: asList([peer]), size: before.length - 1 });
  });

  test('asks nobody as a direct report who reports to somebody else by now', () => {
    const chart = moved(report.raterId, 'd1t3');
    expect(changedBy(chart)).toEqual({ gone: asList([report]), size: before.length - 1 });
  });

  test('nor as a peer who reports to the participant by now', () => {
    const { gone } = changedBy(moved(peer.raterId, 'd1t2'));
    expect(gone).toEqual(asList([peer]));
  });

  test('fills such a group up only as far as it needs to be', () => {
    const left = before.filter(({ group }) => group === 'DIRECT_REPORT').slice(0, 4);
    const chart = people.filter(({ id }) => !left.some(({ raterId }) => raterId === id));
    expect(changedBy(chart)).toEqual({ gone: asList(left), size: before.length - 4 + 1 });
  });
});

describe('a proposal for a directorate', () => {
  test('of the size of the case stays within every limit and gives each team leader enough peers', () => {
    const people = directorate(7, 6, 8);
    const proposal = proposeRaters(people, leadersOf(people), seeded(3));
    const loads = Map.groupBy(
      proposal.filter(({ group }) => group === 'PEER' || group === 'DIRECT_REPORT'),
      ({ raterId }) => raterId,
    );
    expect(Math.max(...[...loads.values()].map((asked) => asked.length))).toBe(6);
    for (const [, panel] of Map.groupBy(proposal, ({ subjectId }) => subjectId)) {
      expect(panel.filter(({ group }) => group === 'PEER').length).toBeGreaterThanOrEqual(5);
    }
  });

  test('asks nobody twice as a peer while somebody else was not asked at all', () => {
    const people = directorate(1, 16, 0);
    const subjects = ['d0t0', 'd0t1', 'd0t2', 'd0t3'];
    const limits = { ...PROPOSAL_LIMITS, peers: 3 };
    for (let seed = 1; seed <= 20; seed += 1) {
      const peers = proposeRaters(people, subjects, seeded(seed), limits).filter(({ group }) => group === 'PEER');
      expect(new Set(peers.map(({ raterId }) => raterId)).size).toBe(12);
    }
  });

  test('asks everybody once per subject, nobody about themselves in secret, and no more than the group holds', () => {
    const shape = fc.integer({ min: 0, max: 5 });
    fc.assert(
      fc.property(shape, shape, shape, fc.nat(), (departments, teams, workers, seed) => {
        const people = directorate(departments, teams, workers);
        const subjects = ['director', ...leadersOf(people)];
        for (const [subjectId, panel] of Map.groupBy(
          proposeRaters(people, subjects, seeded(seed)),
          (rater) => rater.subjectId,
        )) {
          expect(new Set(panel.map(({ raterId }) => raterId)).size).toBe(panel.length);
          expect(panel.filter(({ group }) => group === 'SELF').map(({ raterId }) => raterId)).toEqual([subjectId]);
          expect(panel.filter(({ group }) => group === 'PEER').length).toBeLessThanOrEqual(6);
          expect(panel.filter(({ group }) => group === 'DIRECT_REPORT').length).toBeLessThanOrEqual(8);
        }
      }),
    );
  });

  test('asks somebody more than the limit only where a group would else have too few', () => {
    const shape = fc.integer({ min: 1, max: 8 });
    fc.assert(
      fc.property(shape, shape, fc.nat(), (departments, teams, seed) => {
        const people = directorate(departments, teams, 2);
        const proposal = proposeRaters(people, leadersOf(people), seeded(seed));
        const byRater = Map.groupBy(
          proposal.filter(({ group }) => group !== 'SELF'),
          ({ raterId }) => raterId,
        );
        for (const asked of byRater.values()) {
          const beyond = asked.filter(({ group }) => group === 'PEER');
          if (asked.length <= PROPOSAL_LIMITS.maxPerRater) continue;
          const sizes = beyond.map(
            ({ subjectId }) =>
              proposal.filter((other) => other.subjectId === subjectId && other.group === 'PEER').length,
          );
          expect(sizes.length === 0 || Math.min(...sizes) <= PROPOSAL_LIMITS.fewestPerGroup).toBe(true);
        }
      }),
    );
  });
});
