import type { EventData } from '@blockscore/events';
import type { Work } from './ports.ts';

/**
 * Keeps how a loan was repaid in a month. That alone gives no new score: the weekly refresh does, or
 * whoever asks for one.
 * @returns whether it is what holds of the month: false where lending has put it right since
 */
export async function keepLoanMonth(
  work: Pick<Work, 'loanMonths'>,
  data: EventData['lending.performance.reported'],
): Promise<boolean> {
  const { userId, loanId, number, periodEnd, currency, daysPastDue, worstDaysPastDue } = data;
  return await work.loanMonths.keep({
    ...{ userId, loanId, number, periodEnd, currency, daysPastDue, worstDaysPastDue },
    revision: data.revision ?? 0,
    due: BigInt(data.dueMinor),
    paid: BigInt(data.paidMinor),
  });
}
