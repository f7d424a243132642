/**
 * Reads an export of the audit trail line by line: JSON Lines, or CSV after RFC 4180 with the same lines as
 * rows. docs/audit.md has every field.
 */

export type Fields = Readonly<Record<string, unknown>>;

/** A line of the export, and where it begins in the file, from 1. */
export interface AuditLine {
  readonly number: number;
  readonly fields: Fields;
}

/** The file is not an export, or not one that this reads: nothing of it was believed. */
export class ExportError extends Error {
  override readonly name = 'ExportError';
}

const LONGEST_LINE = 2 ** 20;

/**
 * @param chunks the text of the file, piece by piece
 * @throws {ExportError} at the first line that cannot be read
 */
export async function* readAuditLines(chunks: AsyncIterable<string>): AsyncGenerator<AuditLine> {
  let titles: readonly string[] | undefined;
  for await (const { number, text } of linesOf(chunks)) {
    if (text.startsWith('{')) {
      yield { number, fields: parsed(text, number) };
    } else if (titles === undefined) {
      titles = cellsOf(text, number);
    } else {
      yield { number, fields: fieldsOfRow(titles, cellsOf(text, number), number) };
    }
  }
}

/** Lines end with a line feed; one within quotes of CSV is a part of its cell. */
async function* linesOf(chunks: AsyncIterable<string>) {
  let number = 1;
  let rest = '';
  for await (const chunk of chunks) {
    rest += chunk;
    for (let end = endOf(rest); end !== -1; end = endOf(rest)) {
      const text = rest.slice(0, end).replace(/\r$/, '');
      if (text !== '') yield { number, text };
      number += text.split('\n').length;
      rest = rest.slice(end + 1);
    }
    if (rest.length > LONGEST_LINE) {
      throw new ExportError(`Line ${number} is longer than ${LONGEST_LINE} characters.`);
    }
  }
  if (rest.trim() !== '') throw new ExportError(`Line ${number} is cut off: it has no end.`);
}

function endOf(text: string): number {
  if (text.startsWith('{')) return text.indexOf('\n');
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '"') isQuoted = !isQuoted;
    else if (text[at] === '\n' && !isQuoted) return at;
  }
  return -1;
}

function cellsOf(row: string, number: number): readonly string[] {
  const cells: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/y;
  for (let comma = ','; comma === ','; ) {
    const found = cell.exec(row);
    if (found === null) throw new ExportError(`Line ${number} is no row of CSV.`);
    cells.push(withoutGuard((found[1] ?? found[2] ?? '').replaceAll('""', '"')));
    comma = found[3] ?? '';
  }
  return cells;
}

/** Before what a spreadsheet would take for a formula an export has an apostrophe, which is no part of the cell. */
const withoutGuard = (cell: string): string => cell.replace(/^'(?=[=+\-@\t\r\n])/, '');

/** What a row of CSV says, in the types of JSON Lines. */
function fieldsOfRow(titles: readonly string[], cells: readonly string[], number: number): Fields {
  if (cells.length !== titles.length) {
    throw new ExportError(`Line ${number} has ${cells.length} cells, not ${titles.length}.`);
  }
  const row = Object.fromEntries(titles.map((title, at) => [title, cells[at] ?? '']));
  const details = row['details'] ?? '';
  if (row['kind'] !== 'entry' && row['kind'] !== 'withheld') return parsed(details, number);
  const typed = {
    ...row,
    position: Number(row['position']),
    sequence: Number(row['sequence']),
    open: row['open'] === 'true',
    subject: row['subject'] === '' ? null : row['subject'],
    salt: row['salt'] === '' ? null : row['salt'],
  };
  return details === '' ? typed : { ...typed, details: parsed(details, number) };
}

function parsed(text: string, number: number): Fields {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Fields;
  } catch {
    // Said below, for both.
  }
  throw new ExportError(`Line ${number} is no JSON object.`);
}
