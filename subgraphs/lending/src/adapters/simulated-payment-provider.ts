import type { Database } from '@blockscore/database';
import type { JobQueue } from '@blockscore/jobs';
import { eq } from 'drizzle-orm';
import type { LendingJobs } from '../app/jobs.ts';
import type { PaymentInquiry, PaymentProvider, PaymentResult } from '../app/payment-ports.ts';
import type { Clock } from '../app/ports.ts';
import type { Payment } from '../domain/loan.ts';
import {
  type Behaviour,
  behaviourOf,
  endingOf,
  happenedBy,
  type PlannedCallback,
  referenceOf,
  type SimulatedService,
} from './simulated-behaviour.ts';
import { simulatedOrders } from './tables.ts';

export interface SimulatedProviderOptions {
  readonly db: Database;
  readonly jobs: JobQueue<LendingJobs>;
  readonly clock: Clock;
}

/** Money that goes back to the borrower goes out like that of a loan. */
const serviceOf = (direction: Payment['direction']): SimulatedService =>
  direction === 'REFUND' ? 'PAYOUT' : direction;

type Order = typeof simulatedOrders.$inferSelect;

/**
 * A payment provider that moves no money: docs/payments.md says how the end of an account tells it to
 * behave. All that it says follows from the order and the time at which it took it. What it answers for
 * good at once it need not keep; other orders are rows, so that they outlive the process, and a job
 * sends their callbacks.
 */
export function createSimulatedPaymentProvider(options: SimulatedProviderOptions): PaymentProvider {
  const { db, clock } = options;
  const take = (id: string, service: SimulatedService, account: string, behaviour: Behaviour) =>
    takeOrder(options, { id, service, ending: endingOf(account) }, behaviour);
  const elapsedOf = ({ acceptedAt }: Order) => (clock().getTime() - acceptedAt.getTime()) / 1_000;
  return {
    async submit({ id, direction, account }) {
      const behaviour = behaviourOf(serviceOf(direction), account);
      if (behaviour.answer !== 'ACCEPTED') return answerAtOnce(id, behaviour);
      await take(id, serviceOf(direction), account, behaviour);
      return { status: 'ACCEPTED', reference: referenceOf(id) };
    },
    async inquire({ id, direction, account }) {
      const behaviour = behaviourOf(serviceOf(direction), account);
      if (behaviour.answer !== 'ACCEPTED') return answerAtOnce(id, behaviour);
      const order = await findOrder(db, id);
      if (order === undefined) return { status: 'UNKNOWN' };
      return answerLater(order, behaviour, happenedBy(behaviour, elapsedOf(order)));
    },
    async verifyAccount({ id, account }) {
      const behaviour = behaviourOf('VERIFICATION', account);
      if (behaviour.answer === 'SETTLED') return { status: 'VERIFIED' };
      if (behaviour.answer === 'FAILED') {
        return { status: 'REFUSED', reason: behaviour.reason ?? '' };
      }
      const order = await take(id, 'VERIFICATION', account, behaviour);
      const happened = happenedBy(behaviour, elapsedOf(order));
      return { status: happened === undefined ? 'PENDING' : 'VERIFIED' };
    },
  };
}

function answerAtOnce(id: string, { answer, code, reason }: Behaviour): PaymentResult {
  return answer === 'FAILED'
    ? { status: 'FAILED', code: code ?? 'OTHER', reason: reason ?? '' }
    : { status: 'SETTLED', reference: referenceOf(id) };
}

function answerLater(
  { id, acceptedAt }: Order,
  { silently }: Behaviour,
  last: PlannedCallback | undefined,
): PaymentInquiry {
  const reference = referenceOf(id);
  const momentOf = (seconds: number) => new Date(acceptedAt.getTime() + seconds * 1_000);
  if (last === undefined) {
    return silently === undefined
      ? { status: 'ACCEPTED', reference }
      : { status: 'SETTLED', reference, occurredAt: acceptedAt };
  }
  const occurredAt = momentOf(last.happenedAfter ?? last.afterSeconds);
  const { code = 'OTHER', reason = '' } = last;
  if (last.kind === 'FAILED') return { status: 'FAILED', code, reason };
  return last.kind === 'RETURNED'
    ? { status: 'RETURNED', reference, settledAt: acceptedAt, occurredAt, code, reason }
    : { status: 'SETTLED', reference, occurredAt };
}

async function findOrder(db: Database, id: string): Promise<Order | undefined> {
  return (await db.select().from(simulatedOrders).where(eq(simulatedOrders.id, id)))[0];
}

/** Keeps an order with the time of its first callback; one that was given before stays as it is. */
async function takeOrder(
  { db, jobs, clock }: SimulatedProviderOptions,
  order: Pick<Order, 'id' | 'service' | 'ending'>,
  { callbacks }: Behaviour,
): Promise<Order> {
  const acceptedAt = clock();
  const [first] = callbacks;
  const after = (first?.afterSeconds ?? 0) * 1_000;
  const nextAt = first === undefined ? null : new Date(acceptedAt.getTime() + after);
  const taken: Order = { ...order, acceptedAt, delivered: 0, attempts: 0, nextAt };
  const isNew = await db.transaction(async (tx) => {
    const rows = await tx.insert(simulatedOrders).values(taken).onConflictDoNothing().returning();
    if (rows.length === 1 && nextAt !== null) {
      // The queue goes by the machine's time, whatever the clock says.
      const startAfter = new Date(Date.now() + after);
      await jobs.recorder(tx).enqueue('send-simulated-callbacks', {}, { startAfter });
    }
    return rows.length === 1;
  });
  return isNew ? taken : ((await findOrder(db, order.id)) ?? taken);
}
