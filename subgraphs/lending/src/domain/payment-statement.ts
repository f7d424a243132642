import { parseMoney } from '@blockscore/money';
import { isCalendarDay, type LocalDate } from './calendar.ts';
import type { Payment } from './loan.ts';
import { CsvError, type CsvRecord, readCsv } from './read-csv.ts';

/** What a statement's file may have at the most. */
export const MAX_STATEMENT_BYTES = 10_000_000;
export const MAX_STATEMENT_LINES = 50_000;

export const STATEMENT_COLUMNS = [
  'reference',
  'direction',
  'amount',
  'currency',
  'settled_on',
  'status',
] as const;

export const LINE_STATUSES = ['SETTLED', 'RETURNED', 'FAILED'] as const;
export type LineStatus = (typeof LINE_STATUSES)[number];

/** What the provider says of one payment. */
export interface StatementLine {
  /** In the file, from 1; the header is the first. */
  readonly number: number;
  /** The provider's name of the order. */
  readonly reference: string;
  readonly direction: Payment['direction'];
  /** Minor units. */
  readonly amount: bigint;
  readonly currency: string;
  /** The day on which it settled, went back or failed. */
  readonly settledOn: LocalDate;
  readonly status: LineStatus;
}

export interface PaymentStatement {
  readonly lines: readonly StatementLine[];
  /** The days that it covers, both included. */
  readonly from: LocalDate;
  readonly until: LocalDate;
}

const DIRECTIONS: ReadonlySet<string> = new Set(['PAYOUT', 'COLLECTION', 'REFUND']);
const STATUSES: ReadonlySet<string> = new Set(LINE_STATUSES);
const REFERENCE = /^[\x21-\x7e]{1,100}$/;
/** `…2026-11-21.csv` or `…2026-11-01_2026-11-30.csv`. */
const DAYS_OF_NAME = /(\d{4}-\d{2}-\d{2})(?:_(\d{4}-\d{2}-\d{2}))?\.csv$/;

/**
 * Reads the file of a statement: docs/reconciliation.md. The days that it covers are those of its name,
 * or the one day of its lines. A day between two lines is covered by neither: a correction of two of them
 * would put out all statements between.
 *
 * @throws CsvError that names the first line which is wrong
 */
export function readStatement(name: string, text: string): PaymentStatement {
  const records = readCsv(text);
  const header = records.next();
  const columns = header.done === true ? [] : header.value.cells;
  if (columns.join() !== STATEMENT_COLUMNS.join()) {
    throw new CsvError(1, `the columns must be ${STATEMENT_COLUMNS.join()}, in this order`);
  }
  const lines: StatementLine[] = [];
  for (const record of records) {
    if (lines.length === MAX_STATEMENT_LINES) {
      throw new CsvError(record.line, `there are more than ${MAX_STATEMENT_LINES} lines`);
    }
    lines.push(lineOf(record));
  }
  const [from, until] = daysOf(name, lines);
  const outside = lines.find(({ settledOn }) => settledOn < from || settledOn > until);
  if (outside !== undefined) {
    throw new CsvError(
      outside.number,
      `settled_on is not from ${from} to ${until}, as the name says`,
    );
  }
  return { lines, from, until };
}

function lineOf({ line, cells }: CsvRecord): StatementLine {
  const refuse = (message: string): never => {
    throw new CsvError(line, message);
  };
  const [reference = '', direction = '', amount = '', currency = '', settledOn = '', status = ''] =
    cells;
  if (cells.length !== STATEMENT_COLUMNS.length) {
    refuse(`there are ${cells.length} cells instead of ${STATEMENT_COLUMNS.length}`);
  }
  if (!REFERENCE.test(reference))
    refuse('reference must be 1 to 100 characters of ASCII without spaces');
  if (!isDirection(direction)) return refuse('direction must be PAYOUT, COLLECTION or REFUND');
  const money = parseMoney(amount, currency);
  if (!money.ok) return refuse(`amount and currency are none: ${money.error}`);
  if (money.value.minor <= 0n) refuse('amount must be above zero');
  if (!isCalendarDay(settledOn)) refuse('settled_on must be a day such as 2026-11-21');
  if (!isStatus(status)) return refuse(`status must be ${LINE_STATUSES.join(', ')}`);
  const { minor } = money.value;
  return { number: line, reference, direction, amount: minor, currency, settledOn, status };
}

const isDirection = (text: string): text is Payment['direction'] => DIRECTIONS.has(text);
const isStatus = (text: string): text is LineStatus => STATUSES.has(text);

function daysOf(name: string, lines: readonly StatementLine[]): readonly [LocalDate, LocalDate] {
  const [, from, until = from] = DAYS_OF_NAME.exec(name) ?? [];
  if (from !== undefined && until !== undefined) {
    if (isCalendarDay(from) && isCalendarDay(until) && from <= until) return [from, until];
    throw new CsvError(1, 'the days in the name of the file are none');
  }
  const days = lines.map(({ settledOn }) => settledOn).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first !== last) {
    throw new CsvError(
      1,
      `the lines are of ${first} to ${last}: name the file after the days of which it says everything, ` +
        `as in bank-${first}_${last}.csv, or lay down a file for each day`,
    );
  }
  if (first !== undefined && last !== undefined) return [first, last];
  throw new CsvError(1, 'a statement without lines needs the day that it covers in its name');
}
