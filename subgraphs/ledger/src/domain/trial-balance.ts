import { add, type CurrencyCode, compare, type Money, money, zero } from '@blockscore/money';
import { type Account, balanceOf, otherSide, type Turnover } from './account.ts';

/** One account in a trial balance: its balance stands in one of the two columns, the other is zero. */
export interface TrialBalanceRow {
  readonly account: Account;
  readonly debit: Money;
  readonly credit: Money;
}

export interface TrialBalance {
  readonly asOf: string;
  readonly rows: readonly TrialBalanceRow[];
  readonly totalDebits: Money;
  readonly totalCredits: Money;
  readonly balanced: boolean;
}

/**
 * The trial balance of accounts in one currency. A balance against the account's normal side
 * stands as a positive amount in the other column, as an accountant would write it.
 */
export function trialBalance(
  asOf: string,
  currency: CurrencyCode,
  accounts: readonly { readonly account: Account; readonly turnover: Turnover }[],
): TrialBalance {
  const rows = accounts.map(({ account, turnover }): TrialBalanceRow => {
    const balance = balanceOf(account.normalSide, turnover);
    const column = balance >= 0n ? account.normalSide : otherSide(account.normalSide);
    const amount = money(balance >= 0n ? balance : -balance, currency);
    return column === 'DEBIT'
      ? { account, debit: amount, credit: zero(currency) }
      : { account, debit: zero(currency), credit: amount };
  });
  const totalDebits = rows.map((row) => row.debit).reduce(add, zero(currency));
  const totalCredits = rows.map((row) => row.credit).reduce(add, zero(currency));
  return {
    asOf,
    rows,
    totalDebits,
    totalCredits,
    balanced: compare(totalDebits, totalCredits) === 0,
  };
}
