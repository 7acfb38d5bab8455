import { describe, expect, test } from '@jest/globals';
import type { RaterGroup } from '../rater-group.rules.js';
import {
  type Panel,
  type PanelActor,
  type PanelRater,
  panelFaults,
  panelNotices,
  refusalToAdvance,
  refusalToChangePanel,
} from './panel.rules.js';

const panel = (approval: Panel['approval']): Panel => ({ roundState: 'NOMINATING', approval });
const rater = (group: RaterGroup, personId: string): PanelRater => ({ group, personId });
const core = [rater('SELF', 'emre'), rater('MANAGER', 'lotte')];
const emre = { personId: 'emre', hasManager: true };

describe('a panel', () => {
  test('is chosen by the participant and approved by manager or coordinator', () => {
    expect(refusalToAdvance(panel('PROPOSED'), 'CHOSEN', 'PARTICIPANT')).toBeNull();
    expect(refusalToAdvance(panel('CHOSEN'), 'APPROVED', 'MANAGER')).toBeNull();
    expect(refusalToAdvance(panel('CHOSEN'), 'APPROVED', 'COORDINATOR')).toBeNull();
    expect(refusalToAdvance(panel('CHOSEN'), 'APPROVED', 'PARTICIPANT')).toBe('NOT_YOURS_TO_DECIDE');
    expect(refusalToAdvance(panel('PROPOSED'), 'CHOSEN', 'MANAGER')).toBe('NOT_YOURS_TO_DECIDE');
  });

  test('of a participant who stays silent can be approved as proposed', () => {
    expect(refusalToAdvance(panel('PROPOSED'), 'APPROVED', 'MANAGER')).toBeNull();
  });

  test('that is approved goes no further and not back', () => {
    for (const next of ['PROPOSED', 'CHOSEN', 'APPROVED'] as const) {
      expect(refusalToAdvance(panel('APPROVED'), next, 'COORDINATOR')).toBe('NOT_FROM_THIS_STATE');
    }
  });

  test('is fixed once the round is open, for everybody', () => {
    const open: Panel = { roundState: 'OPEN', approval: 'CHOSEN' };
    for (const actor of ['PARTICIPANT', 'MANAGER', 'COORDINATOR'] as PanelActor[]) {
      expect(refusalToAdvance(open, 'APPROVED', actor)).toBe('ROUND_NOT_NOMINATING');
      expect(refusalToChangePanel(open, 'PEER', actor)).toBe('ROUND_NOT_NOMINATING');
    }
  });

  test('is changed by the participant until it is approved, and by the others after that too', () => {
    expect(refusalToChangePanel(panel('CHOSEN'), 'PEER', 'PARTICIPANT')).toBeNull();
    expect(refusalToChangePanel(panel('APPROVED'), 'PEER', 'PARTICIPANT')).toBe('ALREADY_APPROVED');
    expect(refusalToChangePanel(panel('APPROVED'), 'PEER', 'COORDINATOR')).toBeNull();
  });

  test('keeps self and manager, whatever the participant would like', () => {
    expect(refusalToChangePanel(panel('PROPOSED'), 'MANAGER', 'PARTICIPANT')).toBe('NAMED_RATER_STAYS');
    expect(refusalToChangePanel(panel('PROPOSED'), 'SELF', 'PARTICIPANT')).toBe('NAMED_RATER_STAYS');
    expect(refusalToChangePanel(panel('PROPOSED'), 'MANAGER', 'COORDINATOR')).toBeNull();
  });
});

describe('the raters on a panel', () => {
  test('are one self, one manager and whoever else, inside or outside', () => {
    expect(panelFaults(emre, [...core, rater('PEER', 'noor'), { group: 'OTHER', email: 'klant@example.org' }])).toEqual(
      [],
    );
  });

  test('have no manager when the subject has none', () => {
    expect(panelFaults({ ...emre, hasManager: false }, core)).toEqual([{ code: 'NOT_EXACTLY_ONE_MANAGER' }]);
    expect(panelFaults({ ...emre, hasManager: false }, core.slice(0, 1))).toEqual([]);
  });

  test('without self or manager are incomplete', () => {
    expect(panelFaults(emre, [])).toEqual([{ code: 'NOT_EXACTLY_ONE_SELF' }, { code: 'NOT_EXACTLY_ONE_MANAGER' }]);
  });

  test('are asked once each, by person or by address', () => {
    const outsider = (email: string): PanelRater => ({ group: 'OTHER', email });
    const raters = [...core, rater('PEER', 'noor'), rater('OTHER', 'noor'), outsider('a@b.nl'), outsider('A@b.nl')];
    expect(panelFaults(emre, raters)).toEqual([
      { code: 'ASKED_TWICE', at: 3 },
      { code: 'ASKED_TWICE', at: 5 },
    ]);
  });

  test('never hold the subject among the anonymous, nor somebody else as self', () => {
    expect(panelFaults(emre, [rater('PEER', 'emre'), rater('SELF', 'noor'), rater('MANAGER', 'lotte')])).toEqual([
      { code: 'SUBJECT_IN_OTHER_GROUP', at: 0 },
      { code: 'SOMEBODY_ELSE_AS_SELF', at: 1 },
    ]);
  });

  test('from outside are only among the others', () => {
    expect(panelFaults(emre, [...core, { group: 'PEER', email: 'a@b.nl' }])).toEqual([
      { code: 'OUTSIDER_NOT_IN_OTHER', at: 2 },
    ]);
  });
});

describe('who approves a panel', () => {
  const minimum = { SELF: 1, MANAGER: 1, PEER: 3, DIRECT_REPORT: 3, OTHER: 0 };
  const of = (group: RaterGroup, count: number) => Array.from({ length: count }, () => ({ group }));

  test('is told which groups one silent rater would silence', () => {
    const raters = [...core, ...of('PEER', 4), ...of('DIRECT_REPORT', 5), ...of('OTHER', 1)];
    expect(panelNotices(raters, 4, minimum)).toEqual([
      { group: 'PEER', code: 'PANEL_TOO_SMALL' },
      { group: 'OTHER', code: 'PANEL_TOO_SMALL' },
    ]);
  });

  test('is told which groups have fewer raters than the questionnaire asks for', () => {
    expect(panelNotices([...core.slice(0, 1), ...of('PEER', 5)], 4, minimum)).toEqual([
      { group: 'MANAGER', code: 'BELOW_MINIMUM' },
      { group: 'DIRECT_REPORT', code: 'BELOW_MINIMUM' },
    ]);
  });
});
