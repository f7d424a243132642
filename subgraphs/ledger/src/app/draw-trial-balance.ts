import type { CurrencyCode } from '@blockscore/money';
import { NO_STANDING } from '../domain/account.ts';
import { type TrialBalance, trialBalance } from '../domain/trial-balance.ts';
import type { BookReader, Clock } from './ports.ts';

/**
 * The trial balance of the lender's books on a day, `YYYY-MM-DD`; by default today in UTC. With a
 * moment, of what was written by then.
 */
export function drawTrialBalance(books: BookReader, clock: Clock, currency: CurrencyCode) {
  return async (
    asOf = clock().toISOString().slice(0, 10),
    knownAt?: Date,
  ): Promise<TrialBalance> => {
    const accounts = await books.accounts();
    const standings = await books.standings(
      accounts.map((account) => account.id),
      { asOf, ...(knownAt !== undefined && { knownAt }) },
    );
    return trialBalance(
      asOf,
      currency,
      accounts.map((account) => ({
        account,
        turnover: standings.get(account.id) ?? NO_STANDING,
      })),
    );
  };
}
