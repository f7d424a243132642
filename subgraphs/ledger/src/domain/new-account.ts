import { type CurrencyCode, hasVisibleText, type Money, parseMoney } from '@blockscore/money';
import { err, ok, type Result } from '@blockscore/result';
import type { Account } from './account.ts';
import type { LedgerError } from './errors.ts';
import { MAX_LINE_MINOR } from './posting.ts';

/** The least and the most that an account's balance may be on its normal side. */
export type Limits = Pick<Account, 'leastMinor' | 'mostMinor'>;

/** Amounts as they are typed: major units, and a currency; null where there is no such limit. */
export interface LimitsInput {
  readonly least?: { readonly amount: string; readonly currency: string } | null | undefined;
  readonly most?: { readonly amount: string; readonly currency: string } | null | undefined;
}

/** Beyond any balance that books come to. */
const MAX_LIMIT = MAX_LINE_MINOR * 1_000n;

/** Limits in the currency of the books, of either sign. */
export function readLimits(
  input: LimitsInput,
  currency: CurrencyCode,
): Result<Limits, readonly LedgerError[]> {
  const errors: LedgerError[] = [];
  const read = (name: keyof LimitsInput): bigint | null => {
    const given = input[name];
    if (given == null) return null;
    const money = parseMoney(given.amount, given.currency);
    const problem = money.ok ? problemOf(money.value, currency) : money.error;
    if (problem !== null) {
      errors.push({ code: 'AMOUNT_OUT_OF_RANGE', message: problem, path: ['input', name] });
    }
    return money.ok ? money.value.minor : null;
  };
  const limits: Limits = { leastMinor: read('least'), mostMinor: read('most') };
  const { leastMinor, mostMinor } = limits;
  if (leastMinor !== null && mostMinor !== null && leastMinor > mostMinor) {
    const message = 'The least is more than the most: give it the other way round.';
    errors.push({ code: 'INPUT_INVALID', message, path: ['input', 'least'] });
  }
  return errors.length === 0 ? ok(limits) : err(errors);
}

function problemOf({ minor, currency }: Money, books: CurrencyCode): string | null {
  if (currency !== books) return `The books are kept in ${books}: give an amount in it.`;
  return minor > MAX_LIMIT || minor < -MAX_LIMIT ? 'No balance comes to that amount.' : null;
}

/** Whether an account can have the code. */
export function isAccountCode(text: string): boolean {
  return /^[A-Z][A-Z0-9_]{1,39}$/.test(text);
}

/** What is wrong with how a new account is called. */
export function checkNames(code: string, name: string): readonly LedgerError[] {
  const errors: LedgerError[] = [];
  if (!isAccountCode(code)) {
    const message = 'Give 2 to 40 capital letters, digits and `_`, a letter first, e.g. RENT.';
    errors.push({ code: 'INPUT_INVALID', message, path: ['input', 'code'] });
  }
  if (!hasVisibleText(name) || name.length > 100 || /\p{Cc}|\p{Cs}/u.test(name)) {
    const message = 'Give 1 to 100 characters, without control characters.';
    errors.push({ code: 'INPUT_INVALID', message, path: ['input', 'name'] });
  }
  return errors;
}
