import type { EventData } from '@blockscore/events';
import type { PaymentHold } from '../domain/monitoring/hold.ts';
import type { MovementId, PostedMovement, ToldMovement } from './monitoring-ports.ts';
import type { Ports, Work } from './ports.ts';
import { raiseAlert } from './raise-alert.ts';
import { watchMovement } from './watch-movement.ts';

type Told = EventData['lending.payment_check.requested'];
type Needs = Pick<Ports, 'clock'>;

export function toldMovement(data: Told): ToldMovement {
  const { direction: kind, amountMinor, country = null, ...facts } = data;
  return { ...facts, kind, amount: BigInt(amountMinor), country };
}

/** A payment that nobody was asked about: what lending knows of it may come before the books or after. */
export async function hearOfPayment(work: Work, ports: Needs, data: Told): Promise<void> {
  const { movements } = work.monitoring;
  const at = ports.clock();
  await movements.lockCustomer(data.userId);
  if (await movements.tell(toldMovement(data), dayOf(at), at)) {
    await watchPosted(work, data.paymentId, at);
  }
}

/** Money that the books say has moved: nothing of it is known before events told amounts. */
export async function hearOfPosting(
  work: Work,
  ports: Needs,
  data: EventData['ledger.transaction.posted'],
): Promise<void> {
  const posted = postedMovement(data);
  if (posted === undefined) return;
  const { movements } = work.monitoring;
  const at = ports.clock();
  await movements.lockCustomer(posted.userId);
  if (!(await movements.post(posted, at))) return;
  await overtakeHold(work, posted.paymentId, at);
  await watchPosted(work, posted.paymentId, at);
}

function postedMovement(data: EventData['ledger.transaction.posted']): PostedMovement | undefined {
  const { userId, loanId, paymentId, transactionId } = data;
  const { amountMinor, currency, direction, effectiveOn: day } = data;
  if (userId === undefined || loanId === undefined || paymentId === undefined) return undefined;
  if (amountMinor === undefined || currency === undefined || day === undefined) return undefined;
  const out = data.kind === 'DISBURSEMENT' ? 'PAYOUT' : 'REFUND';
  const kind = direction === 'OUT' ? out : 'COLLECTION';
  const amount = BigInt(amountMinor);
  return { userId, loanId, paymentId, transactionId, kind, amount, currency, day };
}

/**
 * A payment went on that was to be held, or that nobody had answered for: there is nothing left to decide,
 * also where the question itself is heard only after this.
 */
export async function hearOfLapse(work: Work, ports: Needs, data: Told): Promise<void> {
  const { movements, holds } = work.monitoring;
  const { paymentId, userId } = data;
  const at = ports.clock();
  await movements.lockCustomer(userId);
  const isNew = await movements.tell(toldMovement(data), dayOf(at), at);
  const movement = await movements.find(paymentId);
  if (movement?.decidedAt === null) {
    await movements.markDecided(paymentId, at);
    await holds.insert({
      ...{ paymentId, userId, version: 1, status: 'OVERTAKEN', alertIds: [], heldAt: at },
      ...{ decidedBy: null, reason: null, decidedAt: at },
    });
  } else {
    await overtakeHold(work, paymentId, at);
  }
  if (isNew) await watchPosted(work, paymentId, at);
}

/** All rules watch what has moved and still counts. */
export async function watchPosted(work: Work, paymentId: MovementId, at: Date): Promise<void> {
  const movement = await work.monitoring.movements.find(paymentId);
  if (movement === undefined || movement.postedAt === null || movement.undoneAt !== null) return;
  const rules = await work.monitoring.rules.active();
  await watchMovement(work, { movement, rules, pending: false, at });
}

/** A payment failed, went back or was taken back: it makes no pattern any more. Alerts stay. */
export async function hearOfEnd(
  work: Work,
  ports: Needs,
  { paymentId }: { readonly paymentId: MovementId },
): Promise<void> {
  await work.monitoring.movements.undo(paymentId, ports.clock());
}

/**
 * The payment went on although it was to be held: nothing is left to decide. What an officer refused stays
 * as it was decided, and others look at how the money could move.
 */
async function overtakeHold(work: Work, paymentId: MovementId, at: Date): Promise<void> {
  const hold = await work.monitoring.holds.lock(paymentId);
  if (hold === undefined || hold.status === 'RELEASED' || hold.status === 'OVERTAKEN') return;
  if (hold.status === 'REFUSED') return await tellMoved(work, hold, at);
  const version = hold.version + 1;
  await work.monitoring.holds.save({ ...hold, version, status: 'OVERTAKEN', decidedAt: at });
}

async function tellMoved(
  work: Work,
  { paymentId, userId, decidedBy, decidedAt }: PaymentHold,
  at: Date,
): Promise<void> {
  await raiseAlert(work, {
    ...{ source: 'MONITORING', rule: 'REFUSED_PAYMENT_MOVED', ruleVersion: '1', severity: 'HIGH' },
    ...{ subject: userId, dedupeKey: paymentId, at },
    facts: [
      { name: 'payment', value: paymentId },
      { name: 'refused by', value: decidedBy ?? '' },
      { name: 'refused at', value: decidedAt?.toISOString() ?? '' },
    ],
  });
}

export function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
