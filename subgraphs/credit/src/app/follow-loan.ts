import type { EventData, EventEnvelope } from '@blockscore/events';
import { isId } from '@blockscore/ids';
import { DAYS_TO_DEFAULT, isInDefault } from '../domain/loan-outcome.ts';
import type { Work } from './ports.ts';

/** A loan begins or ends: it is followed beside the score that its application was decided by. */
export async function followLoan(
  work: Pick<Work, 'outcomes'>,
  { data, audience, occurredAt }: EventEnvelope<'lending.status.changed'>,
): Promise<void> {
  const { loanId, applicationId, entity, from, to } = data;
  if (entity !== 'LOAN' || loanId === null) return;
  const day = occurredAt.slice(0, 10);
  const isClosed = to === 'PAID_OFF' || to === 'CHARGED_OFF';
  // One that was late and is not any more becomes ACTIVE too.
  const isPaidOut = to === 'ACTIVE' && (from === 'DISBURSING' || from === null);
  const isCancelled = to === 'CANCELLED';
  if (!isClosed && !isPaidOut && !isCancelled) return;
  const assessment = await work.outcomes.assessmentOf(applicationId);
  const userId = assessment?.userId ?? audience.subject;
  if (userId === undefined || !isId('user', userId)) return;
  if (isCancelled) {
    await work.outcomes.cancel({ loanId, userId, on: day });
  } else if (isClosed) {
    await work.outcomes.close({ loanId, userId, on: day, isInDefault: to === 'CHARGED_OFF' });
  } else {
    const scoreId = assessment?.scoreId ?? null;
    await work.outcomes.open({ loanId, applicationId, userId, scoreId, openedOn: day });
  }
}

/**
 * A month of a loan's life has ended: it is a month older, and in default or not. Where lending puts
 * right what it told of a month, a default that there was not is taken back. Only for what holds of
 * the month, which is kept already.
 */
export async function ageLoan(
  work: Pick<Work, 'outcomes' | 'loanMonths'>,
  data: EventData['lending.performance.reported'],
): Promise<void> {
  const { loanId, userId, number, periodEnd, revision = 0 } = data;
  await work.outcomes.age({
    loanId,
    userId,
    monthsOnBook: number,
    periodEnd,
    isInDefault: isInDefault(data),
  });
  if (revision > 0) {
    const day = await work.loanMonths.firstPastDue(loanId, DAYS_TO_DEFAULT);
    await work.outcomes.correctDefault(loanId, day);
  }
}
