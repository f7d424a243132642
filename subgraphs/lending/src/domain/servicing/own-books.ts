import type { LocalDate } from '../calendar.ts';
import { booksOf, LOAN_ACCOUNTS, type LoanBooks, NO_BOOKS } from './books.ts';
import type { LoanContract } from './contract.ts';
import { countedEntries, type LoanEntry } from './entries.ts';
import { replayLoan } from './replay.ts';

/** What stands on accounts of the ledger: debits less credits, minor units. What is left out is empty. */
export type Balances = ReadonlyMap<string, bigint>;

/** What a loan's books follow from, and what is kept of them. */
export interface KeptLoan {
  readonly contract: LoanContract;
  readonly entries: readonly LoanEntry[];
  /** A payout that is to be in the books before the loan begins by it; minor units. */
  readonly paidOut: bigint;
  /** The day as of which `booked` was written; null before the first payout. */
  readonly bookedThrough: LocalDate | null;
  /** What is kept of what the ledger was asked to hold of it. */
  readonly booked: LoanBooks;
  /** What was asked for of this loan alone. */
  readonly asked: Balances;
}

/** A loan's books in two parts, by who they were asked for with. */
export interface SplitBooks {
  /** What the ledger must hold under the loan's id. */
  readonly own: Balances;
  /** What was asked for together with other loans: what a day's end earned of it. */
  readonly together: Balances;
}

/**
 * What the books must say of a loan by its contract and entries alone. What is kept of it only tells
 * how much of that was asked for together with others: where the two differ, `own` does by as much.
 *
 * @throws RangeError where its entries make no sense
 */
export function splitBooks(loan: KeptLoan): SplitBooks {
  const { booked, asked } = loan;
  const said = booksSaid(loan);
  const own = new Map(asked);
  const together = new Map<string, bigint>();
  for (const account of LOAN_ACCOUNTS) {
    add(own, account, said[account] - booked[account]);
    add(together, account, booked[account]);
  }
  for (const [account, net] of asked) add(together, account, -net);
  return { own: withoutNothing(own), together: withoutNothing(together) };
}

/** The sum of both. */
export function addBalances(a: Balances, b: Balances): Balances {
  const sum = new Map(a);
  for (const [account, net] of b) add(sum, account, net);
  return withoutNothing(sum);
}

/** In the order of the accounts' codes. */
function withoutNothing(balances: Balances): Balances {
  const rest = [...balances].filter(([, net]) => net !== 0n);
  return new Map(rest.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function add(balances: Map<string, bigint>, account: string, net: bigint): void {
  balances.set(account, (balances.get(account) ?? 0n) + net);
}

function booksSaid({ contract, entries, paidOut, bookedThrough }: KeptLoan): LoanBooks {
  const hasBegun = countedEntries(entries).some(({ body }) => body.kind === 'DISBURSED');
  const lived =
    entries.length === 0
      ? NO_BOOKS
      : booksOf(replayLoan(contract, entries, bookedThrough ?? lastDayOf(entries)));
  const before = hasBegun ? 0n : paidOut;
  return {
    ...lived,
    LOAN_PRINCIPAL: lived.LOAN_PRINCIPAL + before,
    CASH: lived.CASH - before,
  };
}

function lastDayOf(entries: readonly LoanEntry[]): LocalDate {
  const [last] = entries
    .map(({ effectiveOn }) => effectiveOn)
    .sort()
    .reverse();
  if (last === undefined) throw new RangeError('A loan without entries has no days.');
  return last;
}
