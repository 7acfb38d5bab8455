import { styleText } from 'node:util';
import type { Data } from './api.ts';
import type { Installation } from './installation.ts';
import { padded, rightIn } from './layout.ts';

/** Every participant with every step of a module: what a coordinator gets. */
export async function readBoard(
  { api }: Installation,
  coordinator: string,
  programmeId: string,
  moduleId: string,
): Promise<Data[]> {
  const { programmeBoard } = await api.must(
    `query ($programmeId: ID!, $moduleId: ID!) {
      programmeBoard(programmeId: $programmeId, moduleId: $moduleId) {
        nodes { person { id email } cells { step { kind title { en } } state whoseMove reason } }
      }
    }`,
    { programmeId, moduleId },
    coordinator,
  );
  return programmeBoard.nodes;
}

/** What somebody has to do now, in sentences. */
export async function readHome({ api }: Installation, credential: string): Promise<Data[]> {
  const { home } = await api.must('{ home { tasks { sentence why late } } }', {}, credential);
  return home.tasks;
}

const NAME = 24;
const CELL = 8;
const STATES = ['DONE', 'UNDER_WAY', 'PLANNED', 'NOT_STARTED', 'LATE'];
const MOVES = [
  ['PARTICIPANT', 'leader'],
  ['MANAGER', 'manager'],
  ['LEARNING_MANAGER', 'coach'],
  ['COORDINATOR', 'coord.'],
] as const;
const STYLES: Readonly<Record<string, 'green' | 'yellow' | 'red'>> = {
  DONE: 'green',
  UNDER_WAY: 'yellow',
  LATE: 'red',
};

/** Steps by how many participants are how far with them, and whose move it is for those who are not done. */
export function boardLines(rows: readonly Data[]): string[] {
  const heads = ['done', 'busy', 'planned', 'to come', 'late', ...MOVES.map(([, name]) => name)];
  const steps = rows[0].cells.map((_: Data, at: number) => rows.map(({ cells }) => cells[at]));
  const figure = (count: number, style?: 'green' | 'yellow' | 'red') => {
    const text = rightIn(count === 0 ? '·' : String(count), CELL);
    return count === 0 ? styleText('dim', text) : style ? styleText(style, text) : text;
  };
  return [
    styleText('dim', padded('', NAME) + heads.map((head) => rightIn(head, CELL)).join('')),
    ...steps.map((cells: Data[]) => {
      const states = STATES.map((state) => figure(cells.filter((cell) => cell.state === state).length, STYLES[state]));
      const moves = MOVES.map(([move]) => figure(cells.filter(({ whoseMove }) => whoseMove === move).length));
      return padded(cells[0].step.title.en, NAME) + [...states, ...moves].join('');
    }),
    '',
    'In the last four columns: for how many it is the move of the participant, manager, learning manager or coordinator.',
  ];
}
