import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readNominationFile } from './nomination-file.rules.js';

const HEADER = 'deelnemer;groep;feedbackgever;naam;taal';
const faultsOf = (...lines: string[]) => readNominationFile([HEADER, ...lines].join('\r\n')).faults;

describe('a file of nominations', () => {
  test('is read by its headers, in Dutch or English, whatever separates its cells', () => {
    const row = { line: 2, participant: 'emre@a.nl', group: 'PEER', rater: 'noor@a.nl', name: '', language: '' };
    const dutch = readNominationFile('\uFEFFdeelnemer;groep;feedbackgever\r\nEmre@a.nl;peer;noor@A.nl\r\n');
    const english = readNominationFile('rater,participant,group\n\nnoor@a.nl,emre@a.nl,PEER');
    expect(dutch).toMatchObject({ rows: [row], faults: [] });
    expect(english).toMatchObject({ rows: [{ ...row, line: 3 }], faults: [] });
  });

  test('keeps the name and language of somebody from outside', () => {
    const { rows } = readNominationFile(`${HEADER}\nemre@a.nl;OTHER;vera@klant.nl;"Klant; Vera";EN`);
    expect(rows).toMatchObject([{ rater: 'vera@klant.nl', name: 'Klant; Vera', language: 'en' }]);
  });

  test('has every fault told by line and column, all at once', () => {
    expect(
      faultsOf(
        'emre;PEER;noor@a.nl;;',
        'emre@a.nl;;noor@a.nl;;fr',
        'emre@a.nl;PEER',
        `emre@a.nl;PEER;noor@a.nl;${'x'.repeat(201)};`,
        'emre@a.nl;PEER;noor@a.nl;a\u202Eb;',
      ),
    ).toEqual([
      { line: 2, column: 'deelnemer', code: 'NOT_AN_EMAIL_ADDRESS' },
      { line: 3, column: 'groep', code: 'EMPTY' },
      { line: 3, column: 'taal', code: 'LANGUAGE_NOT_OFFERED' },
      { line: 4, column: '', code: 'FIELD_COUNT' },
      { line: 5, column: 'naam', code: 'TOO_LONG' },
      { line: 6, column: 'naam', code: 'UNPRINTABLE' },
    ]);
  });

  test('without a column that is needed, or without rows, is not read', () => {
    expect(readNominationFile('deelnemer;naam\nemre@a.nl;Emre').faults).toEqual([
      { line: 1, column: 'groep', code: 'MISSING_COLUMN' },
      { line: 1, column: 'feedbackgever', code: 'MISSING_COLUMN' },
    ]);
    for (const empty of ['', '\n\n', HEADER]) {
      expect(readNominationFile(empty).faults).toEqual([{ line: 0, column: '', code: 'EMPTY_FILE' }]);
    }
  });

  test('with a quotation mark that never closes is not read, and says where it was', () => {
    expect(readNominationFile(`${HEADER}\n"emre@a.nl;PEER;noor@a.nl;;\n`).faults).toMatchObject([
      { column: '', code: 'QUOTE_NOT_CLOSED' },
    ]);
  });

  test('with text after a closing quotation mark is not read, and says where it was', () => {
    expect(faultsOf('emre@a.nl;PEER;noor@a.nl;;', 'emre@a.nl;OTHER;jan@b.nl;"Jan" Jansen;')).toEqual([
      { line: 3, column: '', code: 'TEXT_BESIDE_QUOTES' },
    ]);
  });

  test('never brings the reader down, whatever is in it', () => {
    const piece = fc.constantFrom('"', ' ', ';', ',', '\t', '\r', '\n', '\uFEFF', 'a', 'deelnemer');
    fc.assert(fc.property(fc.array(piece), (pieces) => void readNominationFile(pieces.join(''))));
  });
});
