import { describe, expect, test } from '@jest/globals';
import { faultText, IMPORT_FAULT_CODES, importFault } from './import-faults.js';

const PARAMS = {
  row: '#row',
  found: 7,
  expected: '#expected',
  limit: '#limit',
  character: '#character',
  other: '#other',
};
const params = { ...PARAMS, child: '#child', first: '#first' };
const mentions = (text: string) => (text.match(/#\w+|7/g) ?? []).sort();

describe('the texts of import faults', () => {
  test.each(IMPORT_FAULT_CODES)('%s says the same in Dutch and in English', (code) => {
    const [dutch, english] = [faultText({ code, params }, 'nl'), faultText({ code, params }, 'en')];
    expect(dutch).not.toBe(english);
    expect(mentions(dutch)).toEqual(mentions(english));
  });

  test('one field is not called fields', () => {
    const fault = importFault(4, '', 'FIELD_COUNT', { found: 1, expected: 11 });
    expect(faultText(fault, 'en')).toBe('1 field where 11 are expected');
    expect(faultText(fault, 'nl')).toBe('1 veld waar er 11 worden verwacht');
  });
});
