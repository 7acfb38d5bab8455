import { load, residentMemory } from '../load.ts';
import { inMegabytes, inSeconds, type Measurement, medianOf, ROUNDS, spreadOf } from '../measurement.ts';
import { graphql } from '../workbench.ts';
import { PEOPLE } from './reading.ts';

const REQUESTS = 1500;

/** How soon the API answers, and how large it is then and after a while of work. */
export const starting: Measurement = {
  name: 'starting',
  async measure(bench) {
    const { coordinator } = await bench.sample();
    bench.progress(`starting the API ${ROUNDS} times`);
    const starts: number[] = [];
    const memory: (number | undefined)[] = [];
    for (let at = 1; at <= ROUNDS; at++) {
      const api = await bench.startApi();
      starts.push(api.readyAfterMs);
      if (at === ROUNDS) {
        memory.push(residentMemory(api.pid));
        await load(
          () => graphql(api, coordinator, PEOPLE, {}),
          (sent) => sent < REQUESTS,
        );
        memory.push(residentMemory(api.pid));
      }
      await api.stop();
    }
    return [
      {
        what: 'API process, start to ready',
        measured: inSeconds(medianOf(starts)),
        spread: spreadOf(starts, inSeconds),
        budget: 'under 3 s',
      },
      { what: 'its memory when ready', measured: inMegabytes(memory[0]) },
      {
        what: `its memory after ${REQUESTS} pages of people`,
        measured: inMegabytes(memory[1]),
        budget: 'under 250 MB',
      },
    ];
  },
};
