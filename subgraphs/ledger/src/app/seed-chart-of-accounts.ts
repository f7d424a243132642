import { newId } from '@blockscore/ids';
import type { CurrencyCode } from '@blockscore/money';
import { UNLIMITED } from '../domain/account.ts';
import { CHART_OF_ACCOUNTS } from '../domain/chart-of-accounts.ts';
import type { Clock, Transact } from './ports.ts';

/**
 * Gives the books their chart of accounts in the lender's currency; run at every start, also by
 * several processes at once, it adds what is missing. Throws when the books are kept in another
 * currency, since a lender runs in one.
 */
export function seedChartOfAccounts(ports: { readonly transact: Transact; readonly clock: Clock }) {
  return (currency: CurrencyCode): Promise<void> =>
    ports.transact(async (work) => {
      const wanted = CHART_OF_ACCOUNTS.map((entry) => ({
        ...UNLIMITED,
        ...entry,
        id: newId('acct'),
        currency,
      }));
      await work.books.addAccounts(wanted, ports.clock());
      const chart = await work.books.chart();
      const other = [...chart.values()].find((account) => account.currency !== currency);
      if (other !== undefined) {
        throw new Error(
          `The books are kept in ${other.currency}, but CURRENCY is ${currency}: set CURRENCY=${other.currency}, or begin with an empty database.`,
        );
      }
    });
}
