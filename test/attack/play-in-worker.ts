import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Done, Part, Report } from './campaign-part.js';

/**
 * Plays a part of a campaign in a worker of its own.
 * @param directory - where the attacker's files are, or a copy of them that stands beside a copy of the product.
 * @param onHeld - told now and then how many histories have held.
 */
export function playInWorker(part: Part, directory: string, onHeld: (held: number) => void): Promise<Done> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(join(directory, 'campaign-part.ts'), { workerData: part });
    worker.on('message', (report: Report) => {
      if ('held' in report) return onHeld(report.held);
      onHeld(report.done.held);
      resolve(report.done);
    });
    worker.on('error', reject);
  });
}
