import { actorOf, type Caller, serviceCaller } from '@blockscore/caller';
import {
  askAgain,
  type Erasure,
  isCleared,
  isOutdated,
  order,
  sendBack,
} from '../domain/privacy/erasure.ts';
import { saveErasure } from './change-erasure.ts';
import { isFrozen } from './is-frozen.ts';
import { isKnownFraud } from './is-known-fraud.ts';
import type { UserId, Work } from './ports.ts';

const COMPLIANCE = serviceCaller('compliance');

/**
 * Keeps what the subgraphs have said by now. Where one that was approved is cleared by it, it is ordered,
 * unless officers began to look at something since. No inquiry begins between that look and the order: it is
 * there before it, or comes of what was kept.
 */
export async function saveAnswered(
  work: Work,
  before: Erasure,
  answered: Erasure,
  at: Date,
): Promise<void> {
  const save = (after: Erasure) => saveErasure(work, COMPLIANCE, before, after, at);
  if (!isCleared(answered)) return void (await save(answered));
  if (isOutdated(answered, at))
    return await tellAsked(work, COMPLIANCE, await save(askAgain(answered)));
  await work.erasures.holdInquiries(answered.userId);
  if ((await inquiryAgainst(work, answered.userId, at)) !== undefined) {
    return void (await save(sendBack(answered)));
  }
  const { id, userId, version } = await save(order(answered));
  await work.events.record({
    type: 'compliance.erasure.ordered',
    aggregate: { type: 'erasure', id, version },
    audience: { scopes: ['compliance:read'] },
    actor: COMPLIANCE,
    data: { erasureId: id, userId },
  });
}

/** What officers found, or look at, that stands against erasing somebody; the person is told nothing of it. */
export async function inquiryAgainst(
  work: Work,
  userId: UserId,
  at: Date,
): Promise<'CASE_OPEN' | 'MATCH_CONFIRMED' | 'FRAUD_CONFIRMED' | undefined> {
  if (await work.erasures.hasOpenInquiry(userId)) return 'CASE_OPEN';
  if (await isFrozen(work, userId)) return 'MATCH_CONFIRMED';
  return (await isKnownFraud(work, userId, at)) ? 'FRAUD_CONFIRMED' : undefined;
}

/** Asks the subgraphs what stands against it. The person hears of the first time, which they asked for. */
export async function tellAsked(
  work: Work,
  by: Caller,
  { id, userId, version, round }: Erasure,
): Promise<void> {
  await work.events.record({
    type: 'compliance.erasure.requested',
    aggregate: { type: 'erasure', id, version },
    audience: { ...(round === 1 && { subject: userId }), scopes: ['compliance:read'] },
    actor: actorOf(by),
    data: { erasureId: id, userId, ...(round > 1 && { round }) },
  });
}
