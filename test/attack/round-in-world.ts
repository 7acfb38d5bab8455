import { panelMayOpen } from '../../src/domains/feedback/panels/panel-check.rules.js';
import { groupAfterMerge, mergedGroups } from '../../src/domains/feedback/rater-group.rules.js';
import type { ClosedRound, ShownBefore, SubjectAnswers } from '../../src/domains/feedback/reports/gate/closed-round.js';
import { normaliseComment, validateAnswers } from '../../src/domains/feedback/responses/answers.rules.js';
import {
  type Round,
  refusalsToOpen,
  refusalToClose,
  thresholdsAtOpening,
} from '../../src/domains/feedback/rounds/round.rules.js';
import { chanceOf, drawnFor } from './chance.js';
import type { ClosedRow, Product } from './product.js';
import type { RoundScript, Script, Sheet, Sitting } from './script.js';
import type { Asked, PlayedRound, Released } from './world.js';

const DAY = 24 * 60;
/** Minutes since midnight of the first day. */
const OPENS = 8 * 60;
const CLOSES = 10 * DAY + 17 * 60;
const MIDNIGHT = Date.UTC(2027, 0, 11);

interface OpenRow {
  tag: string;
  place: string;
  subject: number;
  group: string;
  scores: (number | null)[];
  comments: readonly string[];
  submitted: boolean;
  savedAt: number;
}

interface ClosedComment {
  id: string;
  questionKey: string;
  group: string;
  text: string;
  place: string;
}

type Row = ClosedRow & { subject: number; place: string };
type Show = (minute: number, key: string, bytes: string) => void;

/** One round as the services run it: they load, ask the rules, and save; here the database is a few arrays. */
export class RoundInWorld implements PlayedRound {
  threshold = 0;
  commentThreshold = 0;
  asked: Asked[] = [];
  released: Released[] = [];
  closedOrder: string[] = [];
  savedOrder: string[] = [];
  commentOrders = new Map<string, string[]>();

  private readonly round: RoundScript;
  private readonly facts: Round;
  private readonly progress = new Map<string, 'SUBMITTED' | 'DECLINED'>();
  private readonly gone = new Set<string>();
  private rows: OpenRow[] = [];
  private closed: Row[] = [];
  private comments: ClosedComment[] = [];
  private states: string[] = [];
  private replacements: string[][] = [];
  private percentage: number | null = null;

  // Written out, so that Node can run this by leaving the types away; see campaign.ts.
  private readonly script: Script;
  private readonly number: number;
  private readonly product: Product;
  private readonly earlier: readonly RoundInWorld[];
  private readonly show: Show;

  constructor(script: Script, number: number, product: Product, earlier: readonly RoundInWorld[], show: Show) {
    this.script = script;
    this.number = number;
    this.product = product;
    this.earlier = [...earlier];
    this.show = show;
    this.round = script.rounds[number]!;
    this.facts = { state: 'NOMINATING', opensAt: at(OPENS), closesAt: at(CLOSES) };
  }

  /** Everything in the order of the clock; what everybody can read is looked at after each step. */
  play(): void {
    const steps = [
      { minute: OPENS, run: () => this.open() },
      ...this.round.sittings.flatMap((sitting) => this.stepsOf(sitting)),
      ...this.counts(),
      { minute: CLOSES + 15, run: () => this.close() },
      { minute: CLOSES + 20, run: () => this.release(CLOSES + 20) },
    ].sort((one, other) => one.minute - other.minute);
    for (const { minute, run } of steps) {
      run();
      this.look(minute);
    }
  }

  private counts(): { minute: number; run(): void }[] {
    const { countedEvery } = this.product;
    const first = OPENS + DAY;
    return Array.from({ length: Math.ceil((CLOSES - first) / countedEvery) }, (_, at) => ({
      minute: first + at * countedEvery,
      run: () => this.count(),
    }));
  }

  private stepsOf(sitting: Sitting): { minute: number; run(): void }[] {
    const { act, day, minute: ofDay, sheet, added, moveTo } = sitting;
    const minute = day * DAY + ofDay;
    const save = (later: number, submitted: boolean, what: Sheet = sheet) => ({
      minute: minute + later,
      run: () => this.save(sitting, what, submitted, minute + later),
    });
    const steps = {
      SILENT: [],
      SUBMIT: [save(0, true)],
      EDIT: [save(0, true, firstThoughts(sheet)), save(DAY, true)],
      DRAFT: [save(0, false)],
      DECLINE: [save(0, false, firstThoughts(sheet)), { minute: minute + DAY, run: () => this.decline(sitting) }],
      RETURN: [{ minute, run: () => this.decline(sitting) }, save(DAY, true)],
      LATE: [CLOSES + 5, CLOSES + 2 * DAY + ofDay].map((late) => ({
        minute: late,
        run: () => this.save(sitting, sheet, true, late),
      })),
      ERASED: [save(0, true), { minute: minute + DAY, run: () => this.gone.add(sitting.rater) }],
    }[act];
    return [
      ...steps,
      ...(added ? [{ minute: Math.max(OPENS + 1, day * DAY + OPENS + 1), run: () => this.invite(sitting) }] : []),
      ...(moveTo
        ? [9 * DAY, CLOSES + 3 * DAY].map((when) => ({ minute: when + ofDay, run: () => this.move(sitting, when) }))
        : []),
    ];
  }

  private open(): void {
    Object.assign(
      this,
      thresholdsAtOpening({
        tenantThreshold: this.script.threshold,
        tenantCommentThreshold: this.script.commentThreshold,
        questionnaireThreshold: this.script.definition.anonymityThreshold,
      }),
    );
    const { groups, subjects, sittings } = this.round;
    const panels = subjects.map(({ merges }, subject) => {
      const panel = sittings.filter((sitting) => sitting.subject === subject && !sitting.added);
      const mayOpen = panelMayOpen(groups, merges, panel, this.threshold).length === 0;
      return mayOpen || !this.script.checked ? panel : [];
    });
    const approvedRaters = panels.flat().length;
    if (refusalsToOpen({ ...this.facts, approvedRaters }, at(OPENS)).length > 0) return;
    this.facts.state = 'OPEN';
    this.asked = panels.flat().map((sitting) => ({ sitting, group: this.groupOf(sitting, sitting.group) }));
    this.states = subjects.map(() => 'NOT_YET_ENOUGH');
  }

  private groupOf({ subject }: Sitting, group: string): string {
    return groupAfterMerge(this.round.groups, this.round.subjects[subject]!.merges, group);
  }

  private invite(sitting: Sitting): void {
    const isOpen =
      this.facts.state === 'OPEN' && this.asked.some(({ sitting: { subject } }) => subject === sitting.subject);
    if (isOpen) this.asked.push({ sitting, group: this.groupOf(sitting, sitting.group) });
  }

  /** An answer is found by its link; whoever was not asked has none. */
  private save(sitting: Sitting, { tag, scores, comments }: Sheet, submitted: boolean, minute: number): void {
    const asked = this.asked.find(({ sitting: { place } }) => place === sitting.place);
    if (!asked || this.product.refusalOfAnswer(this.facts, at(minute)) !== null) return;
    const { group } = asked;
    const written = comments.map(normaliseComment);
    const faults = validateAnswers(
      this.script.definition,
      group,
      { scores, comments: written },
      submitted ? 'submit' : 'save',
    );
    if (faults.length > 0) throw new Error(`${sitting.rater} cannot hand in: ${JSON.stringify(faults)}`);
    const { subject, place } = sitting;
    const row = { tag, place, subject, group, scores: [...scores], comments: written, submitted, savedAt: minute };
    // A new version of a row goes to the end of the table.
    this.rows = [...this.rows.filter((saved) => saved.place !== place), row];
    if (submitted) this.progress.set(place, 'SUBMITTED');
    this.show(minute, `sheet ${place}`, JSON.stringify([row.scores, row.comments, submitted]));
    if (this.facts.state === 'CLOSED' || this.facts.state === 'REPORTED') this.letIn(row, minute);
  }

  /** What a product would do that takes an answer after the close. */
  private letIn(row: OpenRow, minute: number): void {
    this.write([row]);
    if (this.facts.state === 'REPORTED') this.release(minute);
  }

  private decline({ place }: Sitting): void {
    if (this.facts.state !== 'OPEN') return;
    this.rows = this.rows.filter((row) => row.place !== place);
    this.progress.set(place, 'DECLINED');
  }

  private move(sitting: Sitting, minute: number): void {
    const asked = this.asked.find(({ sitting: { place } }) => place === sitting.place);
    if (!asked || !this.product.mayMove(this.facts, sitting.moveTo!, at(minute))) return;
    asked.group = this.groupOf(sitting, sitting.moveTo!);
    for (const row of [...this.rows, ...this.closed, ...this.comments])
      if (row.place === sitting.place) row.group = asked.group;
    if (this.facts.state === 'REPORTED') this.release(minute);
  }

  /** As CountResponsesJob does. */
  private count(): void {
    if (this.facts.state !== 'OPEN') return;
    const has = (state: string) => (asked: Asked) => this.progress.get(asked.sitting.place) === state;
    const responses = this.round.subjects.map(({ merges }, subject) =>
      mergedGroups(this.round.groups, merges).map(({ key, anonymous, minimum }) => {
        const members = this.panelOf(subject).filter(({ group }) => group === key);
        const [submitted, declined] = [has('SUBMITTED'), has('DECLINED')].map((is) => members.filter(is).length);
        return { group: key, anonymous, invited: members.length, submitted: submitted!, declined: declined!, minimum };
      }),
    );
    this.states = responses.map((ofSubject) => this.product.panelState(ofSubject, this.threshold));
    this.replacements = responses.map((ofSubject) => this.product.replacementGroups(ofSubject, this.threshold));
    this.percentage = this.product.responsePercentage({
      subjects: new Set(this.asked.map(({ sitting }) => sitting.subject)).size,
      invited: this.asked.length,
      submitted: this.asked.filter(has('SUBMITTED')).length,
    });
  }

  /** As CloseRoundService and ForgetWhoAnsweredJob do. */
  private close(): void {
    if (refusalToClose(this.facts, at(CLOSES + 15)) !== null) return;
    this.savedOrder = this.rows.map(({ place }) => place);
    this.write(this.product.countedAtClose(this.rows));
    this.rows = [];
    this.progress.clear();
    this.facts.state = 'CLOSED';
    this.closedOrder = this.closed.map(({ place }) => place);
    const byQuestion = Map.groupBy(this.comments, ({ questionKey }) => questionKey);
    this.commentOrders = new Map([...byQuestion].map(([key, rows]) => [key, rows.map(({ place }) => place)]));
  }

  private write(rows: readonly OpenRow[]): void {
    const { seed, definition } = this.script;
    const drawn = (tag: string, table: string) => drawnFor(seed, `${table} ${tag}`);
    const orderedBy = (table: string) =>
      this.product.rewritten(rows.map((row) => ({ ...row, drawn: drawn(row.tag, table) })));
    for (const row of orderedBy('answer')) {
      const { subject, place, group, scores, tag } = row;
      const id = String(drawn(tag, 'answer id'));
      this.closed.push({
        id,
        subject,
        place,
        group,
        scores: scores.map((score) => score ?? 0),
        ...this.product.kept(row),
      });
    }
    definition.openQuestions.forEach(({ key }, question) => {
      for (const { place, group, comments, tag } of orderedBy(key)) {
        const text = comments[question]!;
        if (text) this.comments.push({ id: String(drawn(tag, `${key} id`)), questionKey: key, group, text, place });
      }
    });
  }

  /** As WriteReportsJob does. */
  private release(minute: number): void {
    if (this.facts.state !== 'CLOSED' && this.facts.state !== 'REPORTED') return;
    const subjects = this.round.subjects
      .map((_, subject) => subject)
      .filter((subject) => this.panelOf(subject).length > 0);
    const closed: ClosedRound = {
      definition: this.script.definition,
      threshold: this.threshold,
      commentThreshold: this.commentThreshold,
      subjects: subjects.map((subject) => this.answersAbout(subject)),
    };
    const release = this.product.release(closed, chanceOf(this.script.seed, `gate ${this.number}`));
    const raterAt = new Map(this.round.sittings.map(({ place, rater }) => [place, rater]));
    const raters = subjects.map((subject) => this.sheetsAbout(subject).map(({ place }) => raterAt.get(place)!));
    this.released.push({ closed, release, raters });
    this.facts.state = 'REPORTED';
    for (const { subjectId, release: report } of release.reports) {
      this.show(minute, `report of ${subjectId}`, JSON.stringify(report.forSubject));
      this.show(minute, `report of ${subjectId}, for its raters`, JSON.stringify(report.forContributors));
    }
    for (const unit of release.units) this.show(minute, `report of ${unit.unitId}`, JSON.stringify(unit));
    for (const unit of release.unitsForContributors)
      this.show(minute, `report of ${unit.unitId}, for who is behind it`, JSON.stringify(unit));
  }

  private panelOf = (subject: number) => this.asked.filter(({ sitting }) => sitting.subject === subject);
  /** Group by group, as the read model gives them. */
  private sheetsAbout = (subject: number) =>
    [
      ...Map.groupBy(
        this.closed.filter((row) => row.subject === subject),
        ({ group }) => group,
      ).values(),
    ].flat();

  private answersAbout(subject: number): SubjectAnswers {
    const { person, units, merges } = this.round.subjects[subject]!;
    const places = new Set(this.panelOf(subject).map(({ sitting }) => sitting.place));
    return {
      subjectId: person,
      groups: mergedGroups(this.round.groups, merges),
      sheets: this.sheetsAbout(subject).map(({ group, scores }) => ({ group, scores })),
      comments: this.comments
        .filter(({ place }) => places.has(place))
        .map(({ questionKey, group, text }) => ({ questionKey, group, text })),
      panel: this.panelOf(subject).map(({ sitting, group }) => ({ group, rater: sitting.rater })),
      earlier: this.earlier.flatMap((round) => round.shownOf(person)),
      units,
    };
  }

  /** As the read model tells a later round what this one showed of somebody. */
  shownOf(person: string): ShownBefore[] {
    const report = this.released.at(-1)?.release.reports.find(({ subjectId }) => subjectId === person);
    if (!report) return [];
    const subject = this.round.subjects.findIndex((one) => one.person === person);
    const groups = mergedGroups(this.round.groups, this.round.subjects[subject]!.merges);
    const panel = this.panelOf(subject).map(({ sitting, group }) => ({ group, rater: sitting.rater }));
    const { forSubject, forContributors } = report.shown;
    return [
      {
        forSubject: this.product.cellsShown({ groups, panel, shown: forSubject }),
        forContributors: this.product.cellsShown({ groups, panel, shown: forContributors }),
      },
    ];
  }

  /** What the roles read, besides reports: the round, its panels, and (after the close) the tables. */
  private look(minute: number): void {
    const { state } = this.facts;
    this.show(minute, 'state of the round', state);
    this.show(minute, 'share that answered', String(this.percentage));
    this.round.subjects.forEach(({ person }, subject) => {
      this.show(minute, `panel state of ${person}`, `${this.states[subject]}, replace ${this.replacements[subject]}`);
      const panel = this.panelOf(subject).map(
        ({ sitting: { rater }, group }) => `${this.gone.has(rater) ? 'somebody who left' : rater}: ${group}`,
      );
      this.show(minute, `panel of ${person}`, panel.join('; '));
    });
    if (state !== 'CLOSED' && state !== 'REPORTED') return;
    const tables = {
      answers: this.closed.map(({ place: _, ...row }) => row),
      comments: this.comments.map(({ place: _, ...row }) => row),
      progress: [...this.progress],
    };
    this.show(minute, 'tables', JSON.stringify(tables));
  }
}

const at = (minute: number): Date => new Date(MIDNIGHT + minute * 60_000);

/** What somebody fills in who will change it: every other point, nothing written. */
const firstThoughts = (sheet: Sheet): Sheet => ({
  ...sheet,
  scores: sheet.scores.map((score) => score && (score === 1 ? 2 : score - 1)),
  comments: sheet.comments.map(() => ''),
});
