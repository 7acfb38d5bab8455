import { styleText } from 'node:util';
import type { Data } from './api.ts';
import { padded, rightIn } from './layout.ts';

const STEP_NAMES: Readonly<Record<string, string>> = {
  FEEDBACK_360: '360',
  POP_CONVERSATION: 'POP',
  KICK_OFF: 'Kickoff',
  INSPIRATION_SESSION: 'Inspire',
  ASSIGNMENT: 'Assign.',
  INTERVISION: 'Interv.',
  FINAL_CONVERSATION: 'Final',
  KICK_OUT: 'Kickout',
  EVALUATION: 'Evalu.',
};
const NAME = 28;
const CELL = 8;

/** The first module by departments, the others as a whole, by steps: how many of the participants are done, and who is late. */
export function progressLines([{ departments, total, module }, ...others]: readonly Data[]): string[] {
  const kinds: string[] = total.steps.map(({ kind }: Data) => kind);
  const line = (name: string, figures: Data) => row(name, figures, kinds);
  const steps = total.steps.map(({ kind }: Data) => rightIn(STEP_NAMES[kind] ?? kind, CELL)).join('');
  return [
    styleText('dim', `${padded('', NAME)}${steps}`),
    ...departments.map((department: Data) => line(department.unit?.name ?? 'Smaller departments together', department)),
    styleText('dim', '─'.repeat(NAME + CELL * total.steps.length)),
    line(module.name.en, total),
    ...others.map(({ module, total }) => line(module.name.en, total)),
    '',
    `${styleText('green', '9/9')} done   ${styleText('yellow', '7/9')} partly   ${styleText('red', '7/9')} late   ${styleText('dim', '·')} still to come`,
  ];
}

const row = (name: string, { participants, steps }: Data, kinds: readonly string[]) =>
  padded(name.length < NAME ? name : `${name.slice(0, NAME - 2)}…`, NAME) +
  kinds
    .map((wanted) => steps.find(({ kind }: Data) => kind === wanted))
    .map((step) => rightIn(cell(step, participants), CELL))
    .join('');

function cell(step: Data, participants: number): string {
  if (!step) return ' ';
  const { done, underWay, late } = step;
  if (done === 0 && underWay === 0) return styleText('dim', '·');
  const style = late > 0 ? 'red' : done === participants ? 'green' : 'yellow';
  return styleText(style, `${done}/${participants}`);
}
