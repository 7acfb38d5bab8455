import { spawnSync } from 'node:child_process';
import { inSeconds, type Measurement } from '../measurement.ts';

export const demo: Measurement = {
  name: 'demo',
  async measure({ progress }) {
    progress('the demo');
    const begun = performance.now();
    const { status } = spawnSync(process.execPath, ['scripts/run.js', 'demo', '--exit'], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const measured = inSeconds(performance.now() - begun);
    return [{ what: `npm run demo -- --exit, status ${status}`, measured, budget: 'under 90 s' }];
  },
};
