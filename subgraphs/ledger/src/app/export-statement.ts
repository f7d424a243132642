import { isId } from '@blockscore/ids';
import { formatAmount, money } from '@blockscore/money';
import { Fault } from '@blockscore/result';
import { isDay } from '../domain/period.ts';
import type { BookReader } from './book-ports.ts';
import {
  drawStatement,
  listStatementLines,
  placeOf,
  readPlace,
  type Statement,
  type StatementLine,
} from './draw-statement.ts';

const LINES = 1_000;
const COLUMNS = [
  'effective_on',
  'recorded_at',
  'transaction',
  'entry',
  'loan',
  'debit',
  'credit',
  'balance',
  'currency',
] as const;

export interface StatementFileInput {
  readonly accountId: string;
  readonly from: string;
  readonly to: string;
}

export interface StatementFile {
  /** The account's code. */
  readonly code: string;
  readonly chunks: AsyncIterable<string>;
}

/**
 * An account's statement as CSV (RFC 4180): a line for what stood on it before, one for each entry and
 * one for what stood on it after. Throws `BAD_USER_INPUT` where the days or the account are none.
 */
export function exportStatement(books: BookReader) {
  const draw = drawStatement(books);
  return async ({ accountId, from, to }: StatementFileInput): Promise<StatementFile> => {
    if (!isDay(from) || !isDay(to) || from > to) {
      throw new Fault(
        'BAD_USER_INPUT',
        '`from` and `to` must be days such as 2026-01-31, in order.',
      );
    }
    const [account] = isId('acct', accountId) ? await books.accounts([accountId]) : [];
    if (account === undefined) throw new Fault('BAD_USER_INPUT', 'There is no such account.');
    const statement = await draw(account, { from, to });
    return { code: account.code, chunks: write(books, statement) };
  };
}

async function* write(books: BookReader, statement: Statement): AsyncGenerator<string> {
  const { account, openingMinor } = statement;
  const list = listStatementLines(books);
  const amount = (minor: bigint) => formatAmount(money(minor, account.currency));
  const total = (day: string, name: string, minor: bigint) =>
    rowOf([day, '', name, '', '', '', '', amount(minor), account.currency]);
  yield rowOf(COLUMNS);
  yield total(statement.from, 'OPENING', openingMinor);
  let balance = openingMinor;
  for (let last: StatementLine | undefined; ; ) {
    const after = last === undefined ? null : readPlace(placeOf(last.entry));
    const lines = await list({ ...statement, limit: LINES, ...(after !== null && { after }) });
    yield lines.map(lineOf).join('');
    last = lines.at(-1);
    balance = last?.balanceMinor ?? balance;
    if (lines.length < LINES) break;
  }
  // Of the entries that are in the file, though others may have come since it was begun.
  yield total(statement.to, 'CLOSING', balance);
}

function lineOf({ account, entry, balanceMinor }: StatementLine): string {
  const amount = (minor: bigint) => formatAmount(money(minor, account.currency));
  return rowOf([
    entry.effectiveOn,
    entry.recordedAt.toISOString(),
    entry.transactionId,
    entry.id,
    entry.loanId ?? '',
    entry.side === 'DEBIT' ? amount(entry.minor) : '',
    entry.side === 'CREDIT' ? amount(entry.minor) : '',
    amount(balanceMinor),
    account.currency,
  ]);
}

/** None of the fields can hold what would have to be quoted. */
function rowOf(fields: readonly string[]): string {
  return `${fields.join(',')}\r\n`;
}
