import { type CurrencyCode, hasVisibleText } from '@blockscore/money';
import { err, ok, type Result, type UserErrorValue } from '@blockscore/result';
import type { Account, Side } from './account.ts';
import type { LedgerErrorCode } from './errors.ts';
import { isDay } from './period.ts';

/** What lending has posted. */
export type PostingKind =
  | 'DISBURSEMENT'
  | 'REPAYMENT'
  | 'ACCRUAL'
  | 'FEE'
  | 'ADJUSTMENT'
  | 'REVERSAL'
  | 'CHARGE_OFF'
  | 'RECOVERY'
  | 'REFUND';

export type TransactionKind = PostingKind | 'JOURNAL' | 'OPENING_CAPITAL';

/** One line of a posting: an account's code, a side, and whole minor units > 0. */
export interface PostingLine {
  readonly account: string;
  readonly side: Side;
  readonly minor: bigint;
}

interface AnyPosting {
  readonly postingId: string;
  readonly currency: CurrencyCode;
  /** `YYYY-MM-DD`: the day on which it counts, which may differ from the day of recording. */
  readonly effectiveOn: string;
  readonly lines: readonly PostingLine[];
}

/** What happened to a loan, or to many of them together: then it is of no loan and of nobody. */
export interface LoanPosting extends AnyPosting {
  readonly kind: PostingKind;
  readonly userId: `user_${string}` | null;
  readonly partnerId: `partner_${string}` | null;
  readonly loanId: `loan_${string}` | null;
  /** The payment by which the money moved; null where none did. */
  readonly paymentId: `pay_${string}` | null;
}

/** What the lender begins with. */
interface CapitalPosting extends AnyPosting {
  readonly kind: 'OPENING_CAPITAL';
  readonly userId: null;
  readonly partnerId: null;
  readonly loanId: null;
  readonly paymentId: null;
}

/** What staff writes by hand, of no loan. */
export interface JournalPosting extends AnyPosting {
  readonly kind: 'JOURNAL';
  readonly userId: null;
  readonly partnerId: null;
  readonly loanId: null;
  readonly paymentId: null;
  /** Of the document behind it. */
  readonly reference: string | null;
  /** Whether it only holds what it asks for. */
  readonly held: boolean;
  /** Until when; null = for as long as it takes. */
  readonly expiresAt: Date | null;
}

/** What somebody asks the books to hold. `postingId` makes asking twice the same as asking once. */
export type Posting = LoanPosting | CapitalPosting | JournalPosting;

export type PostingErrorCode = Extract<
  LedgerErrorCode,
  | 'ACCOUNT_CLOSED'
  | 'AMOUNT_OUT_OF_RANGE'
  | 'CURRENCY_MISMATCH'
  | 'INVALID_DATE'
  | 'INVALID_REFERENCE'
  | 'LIMIT_EXCEEDED'
  | 'PERIOD_CLOSED'
  | 'POSTING_CONFLICT'
  | 'TOO_FEW_LINES'
  | 'TOO_MANY_LINES'
  | 'UNBALANCED'
  | 'UNKNOWN_ACCOUNT'
>;

export type PostingError = UserErrorValue<PostingErrorCode>;

/** A posting has at least two lines, or nothing would balance, and never more than these. */
export const MAX_LINES = 100;

/** The largest amount of one line in minor units: a hundred such lines still fit a Postgres bigint. */
export const MAX_LINE_MINOR = 10n ** 15n;

const MAX_REFERENCE_LENGTH = 100;

/** A line whose account is known. */
export interface ResolvedLine {
  readonly account: Account;
  readonly side: Side;
  readonly minor: bigint;
}

/**
 * Resolves a posting's accounts, or says everything that is wrong with it. The database enforces
 * the same balance again; this is what can be told to whoever asked.
 */
export function checkPosting(
  posting: Posting,
  accounts: ReadonlyMap<string, Account>,
): Result<readonly ResolvedLine[], readonly PostingError[]> {
  const { lines } = posting;
  const errors = [...checkReferences(posting), ...checkDate(posting.effectiveOn)];
  if (lines.length < 2) {
    errors.push({ code: 'TOO_FEW_LINES', message: 'Give at least two lines.', path: ['lines'] });
  }
  if (lines.length > MAX_LINES) {
    const message = `Give at most ${MAX_LINES} lines, not ${lines.length}.`;
    return err([...errors, { code: 'TOO_MANY_LINES', message, path: ['lines'] }]);
  }
  const resolved: ResolvedLine[] = [];
  for (const [index, line] of lines.entries()) {
    const path = ['lines', String(index)];
    const found = resolveLine(line, posting.currency, accounts, path);
    if (found.ok) resolved.push(found.value);
    else errors.push(found.error);
  }
  const debits = total(lines, 'DEBIT');
  const credits = total(lines, 'CREDIT');
  if (debits !== credits) {
    const message = `Debits are ${debits} and credits ${credits} minor units of ${posting.currency}: make them equal.`;
    errors.push({ code: 'UNBALANCED', message, path: ['lines'] });
  }
  return errors.length === 0 ? ok(resolved) : err(errors);
}

function resolveLine(
  line: PostingLine,
  currency: CurrencyCode,
  accounts: ReadonlyMap<string, Account>,
  path: readonly string[],
): Result<ResolvedLine, PostingError> {
  if (line.minor <= 0n || line.minor > MAX_LINE_MINOR) {
    const message = `Give an amount from 1 to ${MAX_LINE_MINOR} minor units.`;
    return err({ code: 'AMOUNT_OUT_OF_RANGE', message, path: [...path, 'amount'] });
  }
  const account = accounts.get(line.account);
  if (account === undefined) {
    const message = `The chart of accounts has no ${JSON.stringify(line.account.slice(0, 40))}.`;
    return err({ code: 'UNKNOWN_ACCOUNT', message, path: [...path, 'account'] });
  }
  if (account.currency !== currency) {
    const message = `${account.code} is kept in ${account.currency}, not in ${currency.slice(0, 3)}.`;
    return err({ code: 'CURRENCY_MISMATCH', message, path: ['currency'] });
  }
  if (account.closedAt !== null) {
    const message = `${account.code} is closed: post to another account.`;
    return err({ code: 'ACCOUNT_CLOSED', message, path: [...path, 'account'] });
  }
  return ok({ account, side: line.side, minor: line.minor });
}

function checkReferences(posting: Posting): PostingError[] {
  const { postingId, userId, partnerId, loanId, paymentId } = posting;
  const reference = posting.kind === 'JOURNAL' ? posting.reference : null;
  const given = { postingId, userId, partnerId, loanId, paymentId, reference };
  return Object.entries(given).flatMap(([name, text]) => {
    if (text === null || isPlain(text)) return [];
    const message = `${name} must have from 1 to ${MAX_REFERENCE_LENGTH} characters, and no control or format characters.`;
    return [{ code: 'INVALID_REFERENCE', message, path: [name] } as const];
  });
}

/**
 * Postgres keeps no U+0000 and no half of a pair. Other control characters would not be seen, and
 * format characters, such as one that turns the direction, show a text as what it is not.
 */
function isPlain(text: string): boolean {
  const fits = hasVisibleText(text) && text.length <= MAX_REFERENCE_LENGTH;
  return fits && text.isWellFormed() && !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text);
}

function checkDate(date: string): PostingError[] {
  if (isDay(date)) return [];
  const message = 'effectiveOn must be a day of the calendar since 1900, such as 2026-11-22.';
  return [{ code: 'INVALID_DATE', message, path: ['effectiveOn'] }];
}

function total(lines: readonly PostingLine[], side: Side): bigint {
  return lines.reduce((sum, line) => (line.side === side ? sum + line.minor : sum), 0n);
}

/**
 * What the transaction moved, in minor units: the sum of what accounts gained on their debit side
 * once their own lines are netted, so that money that only passes through a clearing account in
 * the same transaction is not counted twice.
 */
export function amountMoved(lines: readonly PostingLine[]): bigint {
  const net = new Map<string, bigint>();
  for (const { account, side, minor } of lines) {
    net.set(account, (net.get(account) ?? 0n) + (side === 'DEBIT' ? minor : -minor));
  }
  return [...net.values()].reduce((sum, minor) => (minor > 0n ? sum + minor : sum), 0n);
}

/** One text for one posting: what is hashed to tell a repeated request from another with its id. */
export function canonicalPosting(posting: Posting): string {
  return JSON.stringify([
    posting.postingId,
    posting.kind,
    posting.currency,
    posting.effectiveOn,
    posting.userId,
    posting.partnerId,
    posting.loanId,
    posting.paymentId,
    posting.lines.map((line) => [line.account, line.side, line.minor.toString()]),
    ...(posting.kind === 'JOURNAL' ? [posting.reference, posting.held, posting.expiresAt] : []),
  ]);
}
