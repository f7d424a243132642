import { csvRow } from '@blockscore/csv';
import { formatAmount, money } from '@blockscore/money';
import type { LocalDate } from '../domain/calendar.ts';
import { STATEMENT_COLUMNS } from '../domain/payment-statement.ts';
import type { Ports } from './ports.ts';

/** So many payments are read at once. */
const AT_ONCE = 1_000;

/** The statement of a day as the simulated provider writes it: of what it moved for lending on that day. */
export function writeStatement({ transact }: Pick<Ports, 'transact'>) {
  return async (day: LocalDate): Promise<string> => {
    const references = [
      ...(await transact((work) => work.statements.referencesOf(day, day))),
    ].sort();
    let text = csvRow([...STATEMENT_COLUMNS]);
    for (let start = 0; start < references.length; start += AT_ONCE) {
      const some = references.slice(start, start + AT_ONCE);
      const payments = await transact((work) => work.statements.paymentsOf(some));
      for (const { reference, direction, amount, effectiveOn, returnedOn } of payments.values()) {
        const { minor, currency } = amount;
        const row = (status: string) =>
          csvRow([
            reference,
            direction,
            formatAmount(money(minor, currency)),
            currency,
            day,
            status,
          ]);
        if (effectiveOn === day) text += row('SETTLED');
        if (returnedOn === day) text += row('RETURNED');
      }
    }
    return text;
  };
}
