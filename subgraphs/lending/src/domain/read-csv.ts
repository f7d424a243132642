/** Why a text is no CSV: on which line, from 1. */
export class CsvError extends Error {
  override readonly name = 'CsvError';
  readonly line: number;
  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

/** A record and the line on which it begins, from 1. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A cell with what ends it: quoted, with quotes doubled, or plain. */
const CELL = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|$)/y;

/**
 * Reads a text as RFC 4180 has it; lines may end in a line feed alone.
 *
 * @throws CsvError where it is none
 */
export function* readCsv(text: string): Generator<CsvRecord> {
  const cell = new RegExp(CELL);
  let line = 1;
  let cells: string[] = [];
  let begins = 1;
  // A byte order mark is none of the first cell's.
  cell.lastIndex = text.startsWith('\ufeff') ? 1 : 0;
  while (cell.lastIndex < text.length || cells.length > 0) {
    const found = cell.exec(text);
    if (found === null)
      throw new CsvError(line, 'a quote is not closed, or in the middle of a cell');
    const [whole, quoted, plain = '', end] = found;
    cells.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    line += whole.split('\n').length - 1;
    if (end === ',') continue;
    yield { line: begins, cells };
    [cells, begins] = [[], line];
    if (end === '') return;
  }
}
