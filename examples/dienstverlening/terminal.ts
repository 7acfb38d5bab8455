import { styleText } from 'node:util';
import { inWords } from './calendar.ts';

const WIDTHS = { when: 16, what: 40, outcome: 31, seconds: 6 };
const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const REDRAW_MS = 100;
/** How often something that takes long says so where lines cannot be redrawn. */
const REPORT_MS = 5000;

/** Tells how far something is: '120 of 318'. */
export type Moved = (how: string) => void;

/** What happens, line by line, each with the installation's date, what came of it and how long it took. */
export interface Diary {
  chapter(title: string): void;
  /** Does the work and writes its line; while it runs the line shows that it moves. */
  entry(what: string, work: (moved: Moved) => Promise<string>): Promise<void>;
}

export function diary(now: () => Date | undefined): Diary {
  const out = process.stdout;
  let lastWhen = '';
  return {
    chapter(title) {
      out.write(`\n${styleText('bold', title)}\n`);
    },
    async entry(what, work) {
      const started = Date.now();
      let how = '';
      let reported = started;
      const seconds = () => (Date.now() - started) / 1000;
      const redraw = () => {
        if (out.isTTY) {
          const frame = FRAMES[Math.floor(Date.now() / REDRAW_MS) % FRAMES.length]!;
          out.write(`\r\x1b[2K${line(whenOf(now()), what, styleText('cyan', frame), how, seconds())}`);
        } else if (Date.now() - reported >= REPORT_MS) {
          reported = Date.now();
          out.write(`${line('', what, '…', how, seconds())}\n`);
        }
      };
      const timer = setInterval(redraw, REDRAW_MS);
      try {
        redraw();
        const outcome = await work((moved) => {
          how = moved;
        });
        const when = whenOf(now());
        const shown = when === lastWhen ? '' : when;
        lastWhen = when;
        const text = line(shown, what, ' ', outcome, seconds());
        out.write(`${out.isTTY ? '\r\x1b[2K' : ''}${text}\n`);
      } catch (error) {
        out.write(
          `${out.isTTY ? '\r\x1b[2K' : ''}${line(whenOf(now()), what, styleText('red', '✗'), 'failed', seconds())}\n`,
        );
        throw error;
      } finally {
        clearInterval(timer);
      }
    },
  };
}

const whenOf = (instant: Date | undefined) => (instant ? inWords(instant) : '');

function line(when: string, what: string, mark: string, outcome: string, seconds: number): string {
  const duration = seconds < 0.1 ? '' : `${seconds.toFixed(1)} s`;
  return [
    `  ${styleText('dim', when.padEnd(WIDTHS.when))}`,
    `${mark} ${what.padEnd(WIDTHS.what)}`,
    outcome.padEnd(WIDTHS.outcome),
    styleText('dim', duration.padStart(WIDTHS.seconds)),
  ].join(' ');
}
