import { csvRow } from '@blockscore/csv';
import { isId } from '@blockscore/ids';
import { formatAmount, money } from '@blockscore/money';
import { Fault } from '@blockscore/result';
import { balanceOf } from '../domain/account.ts';
import { isDay } from '../domain/period.ts';
import type { BookReader } from './book-ports.ts';
import {
  openStatement,
  readStatement,
  type StatementLine,
  type WholeStatement,
} from './draw-statement.ts';
import type { Ports } from './ports.ts';

/** Lines that are read and sent at once. */
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
 * one for what stood on it after. It holds what was written by the moment at which it is asked for, so
 * that it adds up however long it takes. Throws `BAD_USER_INPUT` where the days or the account are
 * none.
 */
export function exportStatement({ books, clock }: Pick<Ports, 'books' | 'clock'>, lines = LINES) {
  const open = openStatement(books);
  return async ({ accountId, from, to }: StatementFileInput): Promise<StatementFile> => {
    if (!isDay(from) || !isDay(to) || from > to) {
      throw new Fault(
        'BAD_USER_INPUT',
        '`from` and `to` must be days such as 2026-01-31, in order.',
      );
    }
    const [account] = isId('acct', accountId) ? await books.accounts([accountId]) : [];
    if (account === undefined) throw new Fault('BAD_USER_INPUT', 'There is no such account.');
    const statement = await open({ account, from, to, knownAt: clock() });
    return { code: account.code, chunks: write(books, statement, lines) };
  };
}

async function* write(
  books: BookReader,
  statement: WholeStatement,
  size: number,
): AsyncGenerator<string> {
  const { account, opening } = statement;
  const amount = (minor: bigint) => formatAmount(money(minor, account.currency));
  const total = (day: string, name: string, minor: bigint) =>
    csvRow([day, '', name, '', '', '', '', amount(minor), account.currency]);
  let balance = balanceOf(account.normalSide, opening);
  yield csvRow(COLUMNS);
  yield total(statement.from, 'OPENING', balance);
  for await (const lines of readStatement(books, statement, size)) {
    yield lines.map(lineOf).join('');
    balance = lines.at(-1)?.balanceMinor ?? balance;
  }
  yield total(statement.to, 'CLOSING', balance);
}

function lineOf({ account, entry, balanceMinor }: StatementLine): string {
  const amount = (minor: bigint) => formatAmount(money(minor, account.currency));
  return csvRow([
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
