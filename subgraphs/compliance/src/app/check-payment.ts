import { serviceCaller } from '@blockscore/caller';
import type { EventData, NewEvent } from '@blockscore/events';
import { type HoldStatus, heldAgain, type PaymentHold } from '../domain/monitoring/hold.ts';
import { dayOf, toldMovement, watchPosted } from './hear-of-payment.ts';
import { isFrozen } from './is-frozen.ts';
import type { KnownMovement } from './monitoring-ports.ts';
import { openFraudAlerts } from './open-fraud-alerts.ts';
import { openMatchesNow } from './open-matches-now.ts';
import type { Ports, Work } from './ports.ts';
import { raiseAlert } from './raise-alert.ts';
import { raiseMatch } from './screen-subject.ts';
import { watchMovement } from './watch-movement.ts';

/**
 * Answers lending whether a payment that is about to move may, decided once: by the rules that block, with
 * whatever else is on its way already. What they find is held for an officer. While it is looked at whether
 * the customer is a fraud no payout of theirs is answered: {@link tendPayouts} does, once that is known.
 */
export async function checkPayment(
  work: Work,
  ports: Pick<Ports, 'clock'>,
  data: EventData['lending.payment_check.requested'],
): Promise<void> {
  const { movements } = work.monitoring;
  const { paymentId, userId } = data;
  const at = ports.clock();
  await movements.lockCustomer(userId);
  const isNew = await movements.tell(toldMovement(data), dayOf(at), at);
  const movement = await movements.find(paymentId);
  if (movement === undefined) throw new Error(`Movement ${paymentId} was kept and is not there.`);
  if (movement.postedAt !== null || movement.undoneAt !== null) {
    // Nothing is left to decide, but rules may see more in it by what is known now.
    if (isNew) await watchPosted(work, paymentId, at);
    return;
  }
  await answer(work, movement, at);
}

/** Answers about a payout that waited, unless it has to wait again, or there is nothing left to decide. */
export async function answerWaiting(
  work: Work,
  { clock }: Pick<Ports, 'clock'>,
  { paymentId, userId }: Pick<KnownMovement, 'paymentId' | 'userId'>,
): Promise<void> {
  const { movements } = work.monitoring;
  await movements.lockCustomer(userId);
  const movement = await movements.find(paymentId);
  if (movement === undefined || movement.waitingSince === null) return;
  if (movement.postedAt === null && movement.undoneAt === null) {
    return await answer(work, movement, clock());
  }
  await movements.setWaiting(paymentId, null);
}

/**
 * Runs under the customer's lock. The question about fraud is read before the alerts: whoever closes it
 * raises them in the same transaction.
 */
async function answer(work: Work, movement: KnownMovement, at: Date): Promise<void> {
  const { movements } = work.monitoring;
  const { paymentId, userId, kind, waitingSince, decidedAt } = movement;
  if (kind === 'PAYOUT' && (await work.fraud.requests.hasOpen(userId))) {
    if (waitingSince === null) await movements.setWaiting(paymentId, at);
    return;
  }
  if (waitingSince !== null) await movements.setWaiting(paymentId, null);
  if (decidedAt !== null) await answerAgain(work, movement, decidedAt, at);
  else await decide(work, movement, at);
}

async function decide(work: Work, movement: KnownMovement, at: Date): Promise<void> {
  const { movements, rules, holds } = work.monitoring;
  const { paymentId, userId } = movement;
  const blocking = (await rules.active()).filter(({ rule }) => rule.action === 'BLOCK');
  const found = await watchMovement(work, { movement, rules: blocking, pending: true, at });
  const alertIds = [...found, ...(await stoppedCustomer(work, movement, at))];
  await movements.markDecided(paymentId, at);
  if (alertIds.length > 0) await holds.insert(newHold({ paymentId, userId, alertIds, at }));
  const decision = alertIds.length > 0 ? 'BLOCK' : 'LET_THROUGH';
  const actor = serviceCaller('compliance');
  await work.events.record(decidedEvent({ paymentId, userId, decision, version: 1, at, actor }));
}

const ANSWERS = {
  HELD: 'BLOCK',
  RELEASED: 'LET_THROUGH',
  REFUSED: 'REFUSE',
  OVERTAKEN: undefined,
} as const satisfies Record<
  HoldStatus,
  EventData['compliance.payment.decided']['decision'] | undefined
>;

/**
 * Says once more what was decided: lending asks again where it has not heard. Nothing is said of what went
 * on without an answer. What was let through, or released, to somebody who is to be paid nothing since is held.
 */
async function answerAgain(
  work: Work,
  movement: KnownMovement,
  decidedAt: Date,
  now: Date,
): Promise<void> {
  const { paymentId, userId } = movement;
  const hold = await work.monitoring.holds.lock(paymentId);
  const decision = hold === undefined ? 'LET_THROUGH' : ANSWERS[hold.status];
  if (decision === undefined) return;
  if (decision === 'LET_THROUGH') {
    const alertIds = await stoppedCustomer(work, movement, now, hold);
    if (alertIds.length > 0) return await holdSince(work, movement, hold, alertIds, now);
  }
  const [at, version] = [hold?.decidedAt ?? decidedAt, hold?.version ?? 1];
  const actor = serviceCaller('compliance');
  await work.events.record(decidedEvent({ paymentId, userId, decision, version, at, actor }));
}

/** Holds what lending has not heard to be let through, so that officers find it. */
async function holdSince(
  work: Work,
  { paymentId, userId }: KnownMovement,
  hold: PaymentHold | undefined,
  alertIds: PaymentHold['alertIds'],
  at: Date,
): Promise<void> {
  const { holds } = work.monitoring;
  // That it may move was told as the first version.
  const held =
    hold === undefined
      ? { ...newHold({ paymentId, userId, alertIds, at }), version: 2 }
      : heldAgain(hold, alertIds, at);
  await (hold === undefined ? holds.insert(held) : holds.save(held));
  const told = { paymentId, userId, decision: 'BLOCK', version: held.version, at } as const;
  await work.events.record(decidedEvent({ ...told, actor: serviceCaller('compliance') }));
}

/**
 * Whether money would go to somebody who changed what they had to be looked at for before an officer had decided: else
 * whoever lives where payments are held would be paid once they say to live elsewhere (FATF Recommendation 19).
 */
async function isDoubted(work: Work, { userId }: KnownMovement): Promise<boolean> {
  const [verification] = await work.kyc.findByUsers([userId]);
  return verification?.doubted ?? false;
}

/**
 * Whoever was confirmed to be on a list is paid nothing, and pays nothing, whatever the rules say. While a
 * match is open, or their verification is doubted, nothing is paid to them; what they owe goes on coming in. No loan is
 * paid out to whom a fraud is likely of, until officers have resolved that.
 *
 * @param released where officers released it: with what the person had said, and these alerts, in their sight
 */
async function stoppedCustomer(
  work: Work,
  movement: KnownMovement,
  at: Date,
  released?: PaymentHold,
): Promise<PaymentHold['alertIds']> {
  const { paymentId, userId, kind } = movement;
  const about = { subject: userId, dedupeKey: paymentId, severity: 'HIGH', at } as const;
  const payment = { name: 'payment', value: paymentId };
  if (await isFrozen(work, userId)) {
    const rule = { source: 'SCREENING', rule: 'FROZEN_CUSTOMER', ruleVersion: '1' } as const;
    return [(await raiseAlert(work, { ...about, ...rule, facts: [payment] })).id];
  }
  if (kind === 'COLLECTION') return [];
  const frauds = kind === 'PAYOUT' ? await openFraudAlerts(work, userId, released?.alertIds) : [];
  const found = [...frauds, ...(await openMatchAlerts(work, userId, at))];
  if (released !== undefined || !(await isDoubted(work, movement))) return found;
  const rule = { source: 'KYC', rule: 'DOUBTED_CUSTOMER', ruleVersion: '1' } as const;
  const why = { name: 'reason', value: 'EARLIER_DATA' };
  return [...found, (await raiseAlert(work, { ...about, ...rule, facts: [payment, why] })).id];
}

async function openMatchAlerts(
  work: Work,
  userId: PaymentHold['userId'],
  at: Date,
): Promise<PaymentHold['alertIds']> {
  const open = await openMatchesNow(work, userId);
  if (open === undefined) return [];
  const ids: PaymentHold['alertIds'][number][] = [];
  for (const entity of open.entities) {
    ids.push((await raiseMatch(work, open.screening, entity, at)).id);
  }
  return ids;
}

interface Held extends Pick<PaymentHold, 'paymentId' | 'userId' | 'alertIds'> {
  readonly at: Date;
}

function newHold({ paymentId, userId, alertIds, at }: Held): PaymentHold {
  return {
    ...{ paymentId, userId, alertIds: [...new Set(alertIds)], heldAt: at },
    ...{ version: 1, status: 'HELD', decidedBy: null, reason: null, decidedAt: null },
  };
}

interface Decided extends Pick<EventData['compliance.payment.decided'], 'decision' | 'userId'> {
  readonly paymentId: PaymentHold['paymentId'];
  readonly version: number;
  readonly at: Date;
  readonly actor: NewEvent['actor'];
}

/** For compliance staff alone: to the borrower a payment that is held is on its way like any other. */
export function decidedEvent({
  paymentId,
  userId,
  decision,
  version,
  at,
  actor,
}: Decided): NewEvent<'compliance.payment.decided'> {
  return {
    type: 'compliance.payment.decided',
    aggregate: { type: 'payment', id: paymentId, version },
    audience: { scopes: ['compliance:read'] },
    actor,
    data: { paymentId, userId, decision, decidedAt: at.toISOString() },
  };
}
