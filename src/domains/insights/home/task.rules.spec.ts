import { describe, expect, test } from '@jest/globals';
import { taskSentence, whyNow } from './task.rules.js';

const toDo = { reason: 'NOT_SIGNED', step: 'POP-gesprek', participant: null, endsOn: '2027-02-26', late: false };
const inWords = (day: string) => `(${day})`;

describe('what somebody is to do', () => {
  test('is said in the reader’s language, with whom when it is somebody else’s step', () => {
    expect(taskSentence(toDo, 'nl')).toBe('Onderteken: POP-gesprek');
    expect(taskSentence({ ...toDo, step: 'POP conversation', participant: 'Anna Aker' }, 'en')).toBe(
      'Sign: POP conversation with Anna Aker',
    );
  });

  test('is to go on, where a domain tells a reason that has no words of its own', () => {
    expect(taskSentence({ ...toDo, reason: 'toString' }, 'nl')).toBe('Ga verder met: POP-gesprek');
    expect(taskSentence({ ...toDo, reason: null }, 'nl')).toBe('Ga verder met: POP-gesprek');
  });

  test('says by when, or since when it is late, or that there is no day yet', () => {
    expect(whyNow(toDo, inWords, 'nl')).toBe('Dit hoort uiterlijk op (2027-02-26) klaar te zijn.');
    expect(whyNow({ ...toDo, late: true }, inWords, 'en')).toBe('This was to be done by (2027-02-26).');
    expect(whyNow({ ...toDo, reason: 'EVALUATION_NOT_GIVEN' }, inWords, 'nl')).toBe(
      'De evaluatie sluit op (2027-02-26).',
    );
    expect(whyNow({ ...toDo, endsOn: null }, inWords, 'en')).toBe('You can go on with this now.');
  });
});
