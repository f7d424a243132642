import { addMonths } from '../domain/privacy/month.ts';
import { TRACE_MONTHS } from './fraud-ports.ts';
import type { UserId, Work } from './ports.ts';

/**
 * Whether the person was confirmed to be a fraud and traces of theirs are kept, by which whoever applies with
 * the same device or account is told: what is needed to prevent fraud is not erased on request (GDPR
 * Art. 17(1)(c) and (3)(e), recital 47). It ends by itself, {@link TRACE_MONTHS} months after they were seen last.
 */
export async function isKnownFraud(
  work: Pick<Work, 'alerts' | 'fraud'>,
  userId: UserId,
  at: Date,
): Promise<boolean> {
  if (!(await work.alerts.confirmedFrauds([userId])).has(userId)) return false;
  return await work.fraud.traces.wasSeenSince(userId, addMonths(at, -TRACE_MONTHS));
}
