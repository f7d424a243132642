import { Fault } from '@blockscore/result';
import { type Account, balanceOf, NO_STANDING, type Standing } from '../domain/account.ts';
import { moved } from '../domain/limit.ts';
import { dayBefore } from '../domain/period.ts';
import type { JournalEntry } from '../domain/transaction.ts';
import type { AsOf, BookReader, StatementEnds, StatementPlace } from './book-ports.ts';

/** Days, both included, `YYYY-MM-DD`. */
export interface StatementDays {
  readonly from: string;
  readonly to: string;
}

/** What a statement tells of: of all that was written by a moment, where one is given. */
export interface StatementQuestion extends StatementDays {
  readonly knownAt?: Date;
}

/** What stood on an account before its days and after them, as one look saw it. */
export interface Statement extends StatementQuestion, StatementEnds {
  readonly account: Account;
}

/** An entry and what stood on the account after it. */
export interface StatementLine {
  readonly account: Account;
  readonly entry: JournalEntry;
  readonly balanceMinor: bigint;
}

/** Which of a statement's lines: behind a place, or from the first on. */
export interface StatementPart {
  readonly after?: StatementPlace;
  readonly limit: number;
}

/** Throws `BAD_USER_INPUT` where the days are not in order. */
export function drawStatement(books: BookReader) {
  return async (account: Account, question: StatementQuestion): Promise<Statement> => {
    const { from, to } = question;
    if (from > to) throw new Fault('BAD_USER_INPUT', '`from` must be `to` or a day before it.');
    const ends = await books.statementEnds({ accountId: account.id, ...question });
    return { account, ...question, ...ends };
  };
}

async function standingAt(
  books: BookReader,
  accountId: string,
  asOf: string,
  known: Pick<AsOf, 'knownAt'> = {},
): Promise<Standing> {
  return (await books.standings([accountId], { asOf, ...known })).get(accountId) ?? NO_STANDING;
}

/**
 * Entries of a statement in the order in which they count, from a place on. They are what the look saw
 * that drew it, so that they lead from what stood before to what stood after.
 */
export function listStatementLines(books: BookReader) {
  return async (
    { account, from, to, knownAt, opening, look }: Statement,
    part: StatementPart,
  ): Promise<readonly StatementLine[]> => {
    const scope = { accountId: account.id, look, ...(knownAt !== undefined && { knownAt }) };
    const [entries, before] = await Promise.all([
      books.statementEntries({ ...scope, from, to, ...part }),
      part.after === undefined ? opening : books.standingAfter(scope, part.after),
    ]);
    return linesAfter(account, before, entries).lines;
  };
}

/** A statement of all that was written by a moment, to be read from its beginning to its end. */
export interface WholeStatement extends StatementDays {
  readonly account: Account;
  readonly knownAt: Date;
  /** Before its first line. */
  readonly opening: Standing;
}

export function openStatement(books: BookReader) {
  return async (whole: Omit<WholeStatement, 'opening'>): Promise<WholeStatement> => {
    const { account, from, knownAt } = whole;
    const opening = await standingAt(books, account.id, dayBefore(from), { knownAt });
    return { ...whole, opening };
  };
}

/**
 * The lines of a statement, `size` at a time. Each balance is the one before it and its own entry,
 * whatever else is written meanwhile.
 */
export async function* readStatement(
  books: BookReader,
  { account, opening, ...range }: WholeStatement,
  size: number,
): AsyncGenerator<readonly StatementLine[]> {
  let standing = opening;
  for (let after: StatementPlace | undefined; ; ) {
    const entries = await books.statementEntries({
      ...{ accountId: account.id, ...range, limit: size },
      ...(after !== undefined && { after }),
    });
    const page = linesAfter(account, standing, entries);
    yield page.lines;
    if (entries.length < size) return;
    standing = page.standing;
    after = entries.at(-1);
  }
}

function linesAfter(account: Account, before: Standing, entries: readonly JournalEntry[]) {
  let standing = before;
  const lines = entries.map((entry): StatementLine => {
    const { side, minor } = entry;
    standing = moved(standing, { accountId: account.id, side, minor, held: false });
    return { account, entry, balanceMinor: balanceOf(account.normalSide, standing) };
  });
  return { lines, standing };
}

export function placeOf({ effectiveOn, transactionId, position }: JournalEntry): string {
  return `${effectiveOn}:${transactionId}:${position}`;
}

/** The place that a text names; null where it names none. */
export function readPlace(text: string): StatementPlace | null {
  const match = /^(\d{4}-\d{2}-\d{2}):(txn_[0-9a-z]{26}):(\d{1,3})$/.exec(text);
  const [, effectiveOn, transactionId, position] = match ?? [];
  if (effectiveOn === undefined || transactionId === undefined || position === undefined)
    return null;
  return { effectiveOn, transactionId, position: Number(position) };
}
