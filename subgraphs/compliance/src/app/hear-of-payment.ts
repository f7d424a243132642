import type { EventData } from '@blockscore/events';
import type { MovementId, PostedMovement, ToldMovement } from './monitoring-ports.ts';
import type { Ports, Work } from './ports.ts';
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

/** All rules watch what has moved and still counts. */
async function watchPosted(work: Work, paymentId: MovementId, at: Date): Promise<void> {
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

/** The payment went on although it was to be held: nothing is left to decide. */
export async function overtakeHold(work: Work, paymentId: MovementId, at: Date): Promise<void> {
  const hold = await work.monitoring.holds.lock(paymentId);
  if (hold === undefined || hold.status === 'RELEASED' || hold.status === 'OVERTAKEN') return;
  const version = hold.version + 1;
  await work.monitoring.holds.save({ ...hold, version, status: 'OVERTAKEN', decidedAt: at });
}

export function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
