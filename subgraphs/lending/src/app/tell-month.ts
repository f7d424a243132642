import { serviceCaller } from '@blockscore/caller';
import type { Loan } from '../domain/loan.ts';
import type { ToldMonth } from './performance-ports.ts';
import type { Work } from './ports.ts';

/** Tells of a month of a loan, or of it anew: a row that stays and an event. */
export async function tellMonth(
  work: Pick<Work, 'performance' | 'events'>,
  loan: Loan,
  month: ToldMonth,
  now: Date,
): Promise<void> {
  const { due, paid, ...told } = month;
  await work.performance.append(loan.id, month, now);
  await work.events.record({
    type: 'lending.performance.reported',
    aggregate: { type: 'loan', id: loan.id, version: loan.version },
    audience: { subject: loan.userId, scopes: ['loans:read'] },
    actor: serviceCaller('lending'),
    data: {
      ...told,
      userId: loan.userId,
      loanId: loan.id,
      currency: loan.principal.currency,
      dueMinor: due.toString(),
      paidMinor: paid.toString(),
    },
  });
}
