import { describe, expect, test } from '@jest/globals';
import { type RaterGroupKey, STANDARD_GROUPS } from '../rater-group.rules.js';
import {
  defaultOf,
  faultsOfAdding,
  type Panel,
  type PanelActor,
  type PanelRater,
  type PanelTerms,
  panelFaults,
  refusalToAdvance,
  refusalToChangePanel,
} from './panel.rules.js';

const NOW = new Date('2027-01-04T10:00:00Z');
const YESTERDAY = new Date('2027-01-03T16:00:00Z');
const TOMORROW = new Date('2027-01-05T16:00:00Z');
const openEnded: PanelTerms = { nominationsDueAt: null, approvalDueAt: null, unapprovedPanels: 'WAIT' };

const panel = (approval: Panel['approval'], more: Partial<Panel> = {}): Panel => ({
  roundState: 'NOMINATING',
  approval,
  linksGivenOut: false,
  terms: openEnded,
  ...more,
});
const rater = (group: RaterGroupKey, personId: string): PanelRater => ({ group, personId });
const core = [rater('SELF', 'emre'), rater('MANAGER', 'lotte')];
const emre = { personId: 'emre', hasManager: true, coachId: 'yara' as string | null };
const faultsOf = (raters: PanelRater[], subject = emre, groups = STANDARD_GROUPS) =>
  panelFaults({ subject, raters, groups, merges: [] });

describe('a panel', () => {
  const advance = (one: Panel, next: Panel['approval'], actor: PanelActor) => refusalToAdvance(one, next, actor, NOW);
  const change = (one: Panel, group: RaterGroupKey, actor: PanelActor) => refusalToChangePanel(one, group, actor, NOW);

  test('is chosen by the participant and approved by manager or coordinator', () => {
    expect(advance(panel('PROPOSED'), 'CHOSEN', 'PARTICIPANT')).toBeNull();
    expect(advance(panel('CHOSEN'), 'APPROVED', 'MANAGER')).toBeNull();
    expect(advance(panel('CHOSEN'), 'APPROVED', 'COORDINATOR')).toBeNull();
    expect(advance(panel('CHOSEN'), 'APPROVED', 'PARTICIPANT')).toBe('NOT_YOURS_TO_DECIDE');
    expect(advance(panel('PROPOSED'), 'CHOSEN', 'MANAGER')).toBe('NOT_YOURS_TO_DECIDE');
  });

  test('of a participant who stays silent can be approved as proposed', () => {
    expect(advance(panel('PROPOSED'), 'APPROVED', 'MANAGER')).toBeNull();
  });

  test('that is approved goes no further; manager or coordinator reopen it, until its links are given out', () => {
    for (const next of ['CHOSEN', 'APPROVED'] as const) {
      expect(advance(panel('APPROVED'), next, 'COORDINATOR')).toBe('NOT_FROM_THIS_STATE');
    }
    expect(advance(panel('APPROVED'), 'PROPOSED', 'COORDINATOR')).toBeNull();
    expect(advance(panel('APPROVED'), 'PROPOSED', 'MANAGER')).toBeNull();
    expect(advance(panel('APPROVED'), 'PROPOSED', 'PARTICIPANT')).toBe('NOT_YOURS_TO_DECIDE');
    const given: Partial<Panel> = { roundState: 'OPEN', linksGivenOut: true };
    expect(advance(panel('APPROVED', given), 'PROPOSED', 'COORDINATOR')).toBe('ROUND_NOT_NOMINATING');
  });

  test('is not reopened where the deadline would approve it again at once', () => {
    const terms: PanelTerms = { ...openEnded, approvalDueAt: YESTERDAY, unapprovedPanels: 'APPROVE' };
    expect(advance(panel('APPROVED', { terms }), 'PROPOSED', 'COORDINATOR')).toBe('APPROVAL_OVER');
    const later = { ...terms, approvalDueAt: TOMORROW };
    expect(advance(panel('APPROVED', { terms: later }), 'PROPOSED', 'COORDINATOR')).toBeNull();
  });

  test('is fixed for everybody once its links are given out', () => {
    for (const actor of ['PARTICIPANT', 'MANAGER', 'COORDINATOR'] as PanelActor[]) {
      const given = panel('APPROVED', { roundState: 'OPEN', linksGivenOut: true });
      expect(change(given, 'PEER', actor)).toBe('ROUND_NOT_NOMINATING');
    }
  });

  test('that was not ready when the round opened is made ready by manager or coordinator', () => {
    const late = panel('CHOSEN', { roundState: 'OPEN' });
    expect(change(late, 'PEER', 'COORDINATOR')).toBeNull();
    expect(advance(late, 'APPROVED', 'MANAGER')).toBeNull();
    expect(change(late, 'PEER', 'PARTICIPANT')).toBe('NOMINATIONS_OVER');
    expect(change(panel('CHOSEN', { roundState: 'CLOSED' }), 'PEER', 'COORDINATOR')).toBe('ROUND_NOT_NOMINATING');
  });

  test('is changed by the participant until it is approved, and by the others after that too', () => {
    expect(change(panel('CHOSEN'), 'PEER', 'PARTICIPANT')).toBeNull();
    expect(change(panel('APPROVED'), 'PEER', 'PARTICIPANT')).toBe('ALREADY_APPROVED');
    expect(change(panel('APPROVED'), 'PEER', 'COORDINATOR')).toBeNull();
  });

  test('is the participant’s to change and to choose up to their deadline, not from it on', () => {
    const until = (nominationsDueAt: Date) => panel('PROPOSED', { terms: { ...openEnded, nominationsDueAt } });
    expect(change(until(TOMORROW), 'PEER', 'PARTICIPANT')).toBeNull();
    expect(change(until(NOW), 'PEER', 'PARTICIPANT')).toBe('NOMINATIONS_OVER');
    expect(advance(until(NOW), 'CHOSEN', 'PARTICIPANT')).toBe('NOMINATIONS_OVER');
    expect(change(until(NOW), 'PEER', 'MANAGER')).toBeNull();
  });

  test('keeps self and manager, whatever the participant would like', () => {
    expect(change(panel('PROPOSED'), 'MANAGER', 'PARTICIPANT')).toBe('NAMED_RATER_STAYS');
    expect(change(panel('PROPOSED'), 'SELF', 'PARTICIPANT')).toBe('NAMED_RATER_STAYS');
    expect(change(panel('PROPOSED'), 'MANAGER', 'COORDINATOR')).toBeNull();
  });
});

describe('a panel that nobody reacts to', () => {
  const terms = (more: Partial<PanelTerms>): Partial<Panel> => ({ terms: { ...openEnded, ...more } });
  const fine = { isFaultless: true, asksOwnOutsiders: false };
  const settled = (one: Panel, raters: typeof fine) => defaultOf(one, raters, NOW);

  test('stands as it was proposed from the deadline for choosing on', () => {
    expect(settled(panel('PROPOSED', terms({ nominationsDueAt: NOW })), fine)).toBe('CHOSEN');
    expect(settled(panel('PROPOSED', terms({ nominationsDueAt: TOMORROW })), fine)).toBeNull();
    expect(settled(panel('PROPOSED'), fine)).toBeNull();
  });

  test('is approved at the deadline for that when it has no fault, where so agreed', () => {
    const approving = terms({ approvalDueAt: NOW, unapprovedPanels: 'APPROVE' });
    expect(settled(panel('CHOSEN', approving), fine)).toBe('APPROVED');
    expect(settled(panel('PROPOSED', approving), fine)).toBe('APPROVED');
    expect(settled(panel('CHOSEN', approving), { ...fine, isFaultless: false })).toBeNull();
    expect(settled(panel('CHOSEN', terms({ approvalDueAt: NOW })), fine)).toBeNull();
  });

  test('is not approved by a deadline with people from outside whom the participant added, but stands as a choice', () => {
    const dates = { nominationsDueAt: YESTERDAY, approvalDueAt: NOW, unapprovedPanels: 'APPROVE' } as const;
    const own = { ...fine, asksOwnOutsiders: true };
    expect(settled(panel('CHOSEN', terms(dates)), own)).toBeNull();
    expect(settled(panel('PROPOSED', terms(dates)), own)).toBe('CHOSEN');
  });

  test('is left alone once it is settled, or the round is past choosing', () => {
    const approving = terms({ approvalDueAt: YESTERDAY, unapprovedPanels: 'APPROVE' });
    expect(settled(panel('APPROVED', approving), fine)).toBeNull();
    expect(settled(panel('CHOSEN', { ...approving, roundState: 'OPEN' }), fine)).toBeNull();
  });
});

describe('the raters on a panel', () => {
  test('are one self, one manager and whoever else, inside or outside', () => {
    expect(faultsOf([...core, rater('PEER', 'noor'), { group: 'OTHER', email: 'klant@example.org' }])).toEqual([]);
  });

  test('do not include the coach, who reads the report first', () => {
    const coached = [...core, rater('PEER', 'yara')];
    expect(faultsOf(coached)).toEqual([{ code: 'COACH_ON_PANEL', at: core.length }]);
    expect(faultsOf(coached, { ...emre, coachId: null })).toEqual([]);
  });

  test('have no manager when the subject has none, or the round does not ask one', () => {
    expect(faultsOf(core, { ...emre, hasManager: false })).toEqual([{ code: 'NOT_EXACTLY_ONE_MANAGER' }]);
    expect(faultsOf(core.slice(0, 1), { ...emre, hasManager: false })).toEqual([]);
    const withoutManager = STANDARD_GROUPS.filter(({ key }) => key !== 'MANAGER');
    expect(faultsOf(core.slice(0, 1), emre, withoutManager)).toEqual([]);
    expect(faultsOf(core, emre, withoutManager)).toEqual([{ code: 'UNKNOWN_GROUP', at: 1, group: 'MANAGER' }]);
  });

  test('without self or manager are incomplete', () => {
    expect(faultsOf([])).toEqual([{ code: 'NOT_EXACTLY_ONE_SELF' }, { code: 'NOT_EXACTLY_ONE_MANAGER' }]);
  });

  test('are asked once each, by person or by address', () => {
    const outsider = (email: string): PanelRater => ({ group: 'OTHER', email });
    const raters = [
      ...core,
      rater('PEER', 'noor'),
      rater('DIRECT_REPORT', 'noor'),
      outsider('a@b.nl'),
      outsider('A+1@b.nl'),
    ];
    expect(faultsOf(raters)).toEqual([
      { code: 'ASKED_TWICE', at: 3 },
      { code: 'ASKED_TWICE', at: 5 },
    ]);
  });

  test('never hold the subject among the anonymous, nor somebody else as self', () => {
    expect(faultsOf([rater('PEER', 'emre'), rater('SELF', 'noor'), rater('MANAGER', 'lotte')])).toEqual([
      { code: 'SUBJECT_IN_OTHER_GROUP', at: 0 },
      { code: 'SOMEBODY_ELSE_AS_SELF', at: 1 },
    ]);
  });

  test('from outside are in no group that the org chart is about, and in any other', () => {
    const citizens = { key: 'CITIZEN', name: { nl: 'Bewoners' }, minimum: 0, maximum: 5, anonymous: true };
    const raters: PanelRater[] = [
      ...core,
      { group: 'PEER', email: 'a@b.nl' },
      { group: 'DIRECT_REPORT', email: 'b@b.nl' },
      { group: 'CITIZEN', email: 'c@b.nl' },
    ];
    expect(faultsOf(raters, emre, [...STANDARD_GROUPS, citizens])).toEqual([
      { code: 'OUTSIDER_AMONG_COLLEAGUES', at: 2 },
      { code: 'OUTSIDER_AMONG_COLLEAGUES', at: 3 },
    ]);
  });

  test('are colleagues or people from outside in one anonymous group, never both, and never by a merge', () => {
    const vera: PanelRater = { group: 'OTHER', email: 'vera@klant.nl' };
    const noor = rater('PEER', 'noor');
    const faults = (raters: PanelRater[], merges: string[][] = []) =>
      panelFaults({ subject: emre, raters: [...core, ...raters], groups: STANDARD_GROUPS, merges });
    expect(faults([noor, vera])).toEqual([]);
    expect(faults([noor, vera], [['PEER', 'OTHER']])).toEqual([{ code: 'OUTSIDER_AMONG_COLLEAGUES', at: 3 }]);
    expect(faults([vera, noor], [['PEER', 'OTHER']])).toEqual([{ code: 'COLLEAGUE_AMONG_OUTSIDERS', at: 3 }]);
    expect(faults([vera, rater('OTHER', 'noor')])).toEqual([{ code: 'COLLEAGUE_AMONG_OUTSIDERS', at: 3 }]);
  });

  test('may be both where they answer under their own name', () => {
    const board = { key: 'BOARD', name: { nl: 'Bestuur' }, minimum: 0, maximum: 5, anonymous: false };
    const raters: PanelRater[] = [...core, rater('BOARD', 'noor'), { group: 'BOARD', email: 'vera@klant.nl' }];
    expect(faultsOf(raters, emre, [...STANDARD_GROUPS, board])).toEqual([]);
  });

  test('are no more than the maximum of their group', () => {
    const three = STANDARD_GROUPS.map((group) => (group.key === 'PEER' ? { ...group, maximum: 3 } : group));
    const peers = (count: number) => Array.from({ length: count }, (_, at) => rater('PEER', `peer ${at}`));
    expect(faultsOf([...core, ...peers(3)], emre, three)).toEqual([]);
    expect(faultsOf([...core, ...peers(4)], emre, three)).toEqual([{ code: 'TOO_MANY', group: 'PEER', maximum: 3 }]);
  });
});

describe('somebody who is added to a panel', () => {
  const adding = (raters: PanelRater[], added: PanelRater, subject = emre) =>
    faultsOfAdding({ subject, raters, groups: STANDARD_GROUPS, merges: [] }, [added]).map(({ code }) => code);

  test('is not refused for what was wrong before', () => {
    expect(adding([], rater('PEER', 'noor'))).toEqual([]);
    expect(adding(core.slice(0, 1), rater('MANAGER', 'lotte'))).toEqual([]);
  });

  test('is never a second self or manager, also where the manager has left since', () => {
    const left = { ...emre, hasManager: false };
    expect(adding(core, rater('MANAGER', 'noor'), left)).toEqual(['NOT_EXACTLY_ONE_MANAGER']);
    expect(adding([...core, rater('SELF', 'emre')], rater('SELF', 'emre'))).toContain('NOT_EXACTLY_ONE_SELF');
  });

  test('does not make a group that is too large larger', () => {
    const one = STANDARD_GROUPS.map((group) => (group.key === 'PEER' ? { ...group, maximum: 1 } : group));
    const raters = [...core, rater('PEER', 'noor'), rater('PEER', 'sem')];
    const roster = { subject: emre, raters, groups: one, merges: [] };
    expect(faultsOfAdding(roster, [rater('PEER', 'kim')])).toEqual([{ code: 'TOO_MANY', group: 'PEER', maximum: 1 }]);
    expect(faultsOfAdding(roster, [rater('DIRECT_REPORT', 'kim')])).toEqual([]);
  });
});
