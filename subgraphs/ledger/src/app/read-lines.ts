import { type CurrencyCode, parseMoney } from '@blockscore/money';
import { err, ok, type Result } from '@blockscore/result';
import type { Side } from '../domain/account.ts';
import type { LedgerError } from '../domain/errors.ts';
import type { PostingLine } from '../domain/posting.ts';

/** An amount as it is typed: major units, and a currency. */
export interface AmountInput {
  readonly amount: string;
  readonly currency: string;
}

export interface LineInput {
  /** The code of an account. */
  readonly account: string;
  readonly side: Side;
  readonly amount: AmountInput;
}

/** The lines in minor units, all in the currency of the books; or all that is wrong with them. */
export function readLines(
  inputs: readonly LineInput[],
  path: readonly string[],
  currency: CurrencyCode,
): Result<readonly PostingLine[], readonly LedgerError[]> {
  const errors: LedgerError[] = [];
  const lines: PostingLine[] = [];
  for (const [index, { account, side, amount }] of inputs.entries()) {
    const at = [...path, 'lines', String(index), 'amount'];
    const money = parseMoney(amount.amount, amount.currency);
    if (!money.ok) {
      errors.push({ code: 'AMOUNT_OUT_OF_RANGE', message: money.error, path: at });
    } else if (money.value.currency !== currency) {
      const message = `The books are kept in ${currency}: give an amount in it.`;
      errors.push({ code: 'CURRENCY_MISMATCH', message, path: at });
    } else {
      lines.push({ account, side, minor: money.value.minor });
    }
  }
  return errors.length === 0 ? ok(lines) : err(errors);
}
