import { csvRow } from '@blockscore/csv';
import { describe, expect, test } from 'vitest';
import { readStatement } from './payment-statement.ts';
import { CsvError, readCsv } from './read-csv.ts';

const HEADER = 'reference,direction,amount,currency,settled_on,status';
const GOOD = 'r-1,COLLECTION,10.00,USD,2026-11-21,SETTLED';
const file = (...lines: string[]) => `${[HEADER, ...lines].join('\r\n')}\r\n`;
const refusal = (name: string, text: string): unknown => {
  try {
    return readStatement(name, text);
  } catch (error) {
    if (error instanceof CsvError) return [error.line, error.message];
    throw error;
  }
};

describe('a CSV', () => {
  test('has quotes, line feeds within them, and any end of line', () => {
    const text = '\ufeffa,"b ""x""",\r\n"c\nd",,"e"\nf';
    expect([...readCsv(text)]).toEqual([
      { line: 1, cells: ['a', 'b "x"', ''] },
      { line: 2, cells: ['c\nd', '', 'e'] },
      { line: 4, cells: ['f'] },
    ]);
    expect([...readCsv('')]).toEqual([]);
    expect([...readCsv('a,')]).toEqual([{ line: 1, cells: ['a', ''] }]);
  });

  test('is read as it was written', () => {
    const cells = ['a,b', 'say "no"', 'two\r\nlines', '', 'plain'];
    expect([...readCsv(csvRow(cells) + csvRow(cells))].map((record) => record.cells)).toEqual([
      cells,
      cells,
    ]);
  });

  test('is refused where a cell or a line is longer than any may be', () => {
    expect([...readCsv(`"${'""'.repeat(1_000)}",${'a'.repeat(1_000)}`)]).toHaveLength(1);
    const long = expect.stringMatching(/a cell has more than 1000 characters/);
    for (const cell of [
      'a'.repeat(1_001),
      `"${'a'.repeat(1_001)}"`,
      `"${'a'.repeat(9_900_000)}"`,
      `"${'a\n'.repeat(4_900_000)}`,
      `"${'""'.repeat(4_900_000)}"`,
    ]) {
      expect(refusal('s.csv', `${HEADER}\n${GOOD}\nr-2,${cell}\n`)).toEqual([3, long]);
    }
    expect(refusal('s.csv', `${HEADER}\n${','.repeat(9_900_000)}`)).toEqual([
      2,
      'there are more than 100 cells',
    ]);
  });

  test('is refused on the line where a quote goes wrong', () => {
    expect(() => [...readCsv('a\nb"c"\n')]).toThrow(CsvError);
    expect(refusal('s.csv', `${HEADER}\n${GOOD}\n"r-2`)).toMatchObject([
      3,
      expect.stringMatching(/quote/),
    ]);
  });
});

describe('a statement', () => {
  test('has lines of amounts in minor units', () => {
    const statement = readStatement(
      'bank-2026-11-19_2026-11-21.csv',
      file(GOOD, '"r-2",REFUND,0.5,USD,2026-11-19,RETURNED', 'r-3,PAYOUT,7,JPY,2026-11-20,FAILED'),
    );
    expect([statement.from, statement.until]).toEqual(['2026-11-19', '2026-11-21']);
    expect(statement.lines.map(({ number, amount }) => [number, amount])).toEqual([
      [2, 1_000n],
      [3, 50n],
      [4, 7n],
    ]);
  });

  test('covers the one day of its lines; those of more days need them in the name', () => {
    expect(readStatement('s.csv', file(GOOD))).toMatchObject({
      ...{ from: '2026-11-21', until: '2026-11-21' },
    });
    expect(refusal('s.csv', file(GOOD, GOOD.replace('11-21', '11-01')))).toMatchObject([
      1,
      expect.stringMatching(
        /2026-11-01 to 2026-11-21: name the file .* bank-2026-11-01_2026-11-21/,
      ),
    ]);
  });

  test('covers the days that its name says, though nothing happened on them', () => {
    expect(readStatement('bank-2026-11-21.csv', file())).toMatchObject({
      ...{ from: '2026-11-21', until: '2026-11-21', lines: [] },
    });
    expect(readStatement('2026-11-01_2026-11-30.csv', file(GOOD))).toMatchObject({
      ...{ from: '2026-11-01', until: '2026-11-30' },
    });
    expect(refusal('2026-11-20.csv', file(GOOD))).toMatchObject([
      2,
      expect.stringMatching(/2026-11-20/),
    ]);
    expect(refusal('2026-11-31.csv', file(GOOD))).toMatchObject([
      1,
      expect.stringMatching(/days in the name/),
    ]);
    expect(refusal('s.csv', file())).toMatchObject([1, expect.stringMatching(/without lines/)]);
  });

  test.each([
    ['too few cells', 'r-1,COLLECTION,10.00,USD,2026-11-21'],
    ['reference', 'r 1,COLLECTION,10.00,USD,2026-11-21,SETTLED'],
    ['direction', 'r-1,IN,10.00,USD,2026-11-21,SETTLED'],
    ['amount', 'r-1,COLLECTION,10.001,USD,2026-11-21,SETTLED'],
    ['amount of nothing', 'r-1,COLLECTION,0.00,USD,2026-11-21,SETTLED'],
    ['amount below zero', 'r-1,COLLECTION,-1.00,USD,2026-11-21,SETTLED'],
    ['currency', 'r-1,COLLECTION,10.00,XXZ,2026-11-21,SETTLED'],
    ['day', 'r-1,COLLECTION,10.00,USD,2026-02-30,SETTLED'],
    ['status', 'r-1,COLLECTION,10.00,USD,2026-11-21,DONE'],
  ])('names the line with another %s', (_, line) => {
    expect(refusal('s.csv', file(GOOD, line))).toMatchObject([3, expect.any(String)]);
  });

  test('needs its header', () => {
    expect(refusal('s.csv', GOOD)).toMatchObject([1, expect.stringMatching(/columns/)]);
    expect(refusal('s.csv', '')).toMatchObject([1, expect.stringMatching(/columns/)]);
  });
});
