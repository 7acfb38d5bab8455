import { describe, expect, test } from '@jest/globals';
import { subjectOf } from '../../../../../test/support/closed-rounds.js';
import { releaseInParts } from './release-in-parts.js';
import type { OpenGate } from './release-round.rules.js';

const nothing = { units: [], unitsForContributors: [] };

/** Parts of one subject each, of which what is done is written down; those that fail say so. */
function played({ parts = 3, failsToRead = -1, failsToOpen = -1 } = {}) {
  const done: string[] = [];
  let reading = 0;
  const part = (at: number) => async () => {
    reading += 1;
    done.push(`read ${at}`);
    expect(reading).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 5));
    reading -= 1;
    if (at === failsToRead) throw new Error(`no part ${at}`);
    return () => {
      done.push(`open ${at}`);
      if (at === failsToOpen) throw new RangeError(`part ${at} does not fit`);
      return [subjectOf([], { subjectId: `${at}` })];
    };
  };
  const gate: OpenGate = {
    take: (subjects) => {
      done.push(`take ${subjects.map(({ subjectId }) => subjectId).join()}`);
      return [];
    },
    units: () => {
      done.push('units');
      return nothing;
    },
  };
  const released = releaseInParts({ parts: Array.from({ length: parts }, (_, at) => part(at)) }, gate, async () => {
    expect(reading).toBe(0);
    done.push('save');
  });
  return { done, released, stillReading: () => reading };
}

describe('a round in parts', () => {
  test('has the server read the next part while one is at the gate, and saves before another is asked for', async () => {
    const { done, released } = played();
    expect(await released).toEqual(nothing);
    expect(done).toEqual([
      ...['read 0', 'read 1', 'open 0', 'take 0', 'save'],
      ...['read 2', 'open 1', 'take 1', 'save'],
      ...['open 2', 'take 2', 'save', 'units'],
    ]);
  });

  test('without anybody has its units only', async () => {
    const { done, released } = played({ parts: 0 });
    await released;
    expect(done).toEqual(['units']);
  });

  test('fails where a part cannot be read, and saves nothing of the one before it', async () => {
    const { done, released } = played({ failsToRead: 1 });
    await expect(released).rejects.toThrow('no part 1');
    expect(done).toEqual(['read 0', 'read 1', 'open 0', 'take 0']);
  });

  test('that does not fit fails when nothing is asked of the server any more', async () => {
    const { done, released, stillReading } = played({ failsToOpen: 0 });
    await expect(released).rejects.toThrow('part 0 does not fit');
    expect(done).toEqual(['read 0', 'read 1', 'open 0']);
    expect(stillReading()).toBe(0);
  });
});
