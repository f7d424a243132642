import type { CurrencyCode } from '@blockscore/money';
import { NO_TURNOVER } from '../domain/account.ts';
import { type TrialBalance, trialBalance } from '../domain/trial-balance.ts';
import type { BookReader, Clock } from './ports.ts';

/** The trial balance of the lender's books on a day, `YYYY-MM-DD`; by default today in UTC. */
export function drawTrialBalance(books: BookReader, clock: Clock, currency: CurrencyCode) {
  return async (asOf = clock().toISOString().slice(0, 10)): Promise<TrialBalance> => {
    const accounts = await books.accounts();
    const turnovers = await books.turnovers(
      accounts.map((account) => account.id),
      asOf,
    );
    return trialBalance(
      asOf,
      currency,
      accounts.map((account) => ({
        account,
        turnover: turnovers.get(account.id) ?? NO_TURNOVER,
      })),
    );
  };
}
