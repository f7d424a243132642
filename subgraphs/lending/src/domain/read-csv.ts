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

/** What a cell may have at the most, in characters, and a record, in cells. */
export const MAX_CELL = 1_000;
export const MAX_CELLS = 100;

/** A cell with what ends it: quoted, with quotes doubled, or plain. */
const CELL = new RegExp(
  `(?:"((?:[^"]|""){0,${MAX_CELL}})"|([^",\\r\\n]{0,${MAX_CELL}}))(,|\\r\\n|\\n|$)`,
  'y',
);
const LONG_CELL = new RegExp(`"(?:[^"]|""){${MAX_CELL + 1}}|[^",\\r\\n]{${MAX_CELL + 1}}`, 'y');

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
    const at = cell.lastIndex;
    const found = cell.exec(text);
    if (found === null) throw new CsvError(line, whyNone(text, at));
    const [whole, quoted, plain = '', end] = found;
    if (cells.length === MAX_CELLS)
      throw new CsvError(line, `there are more than ${MAX_CELLS} cells`);
    cells.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    line += whole.split('\n').length - 1;
    if (end === ',') continue;
    yield { line: begins, cells };
    [cells, begins] = [[], line];
    if (end === '') return;
  }
}

function whyNone(text: string, at: number): string {
  const long = new RegExp(LONG_CELL);
  long.lastIndex = at;
  return long.test(text)
    ? `a cell has more than ${MAX_CELL} characters, or its quote is not closed`
    : 'a quote is not closed, or in the middle of a cell';
}
