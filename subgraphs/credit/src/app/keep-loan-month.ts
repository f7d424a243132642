import type { EventData } from '@blockscore/events';
import type { Work } from './ports.ts';

/**
 * Keeps how a loan was repaid in a month. That alone gives no new score: the weekly refresh does, or
 * whoever asks for one.
 */
export async function keepLoanMonth(
  work: Pick<Work, 'loanMonths'>,
  data: EventData['lending.performance.reported'],
): Promise<void> {
  const { userId, loanId, number, periodEnd, currency, daysPastDue, worstDaysPastDue } = data;
  await work.loanMonths.keep({
    ...{ userId, loanId, number, periodEnd, currency, daysPastDue, worstDaysPastDue },
    due: BigInt(data.dueMinor),
    paid: BigInt(data.paidMinor),
  });
}
