import { createHash } from 'node:crypto';
import type { Database } from '@blockscore/database';
import type { JobQueue } from '@blockscore/jobs';
import { type Callback, type Logger, progressAfter, sendCallbacks } from '@blockscore/service';
import { asc, eq, inArray, lte } from 'drizzle-orm';
import type { LendingJobs } from '../app/jobs.ts';
import type { Clock } from '../app/ports.ts';
import { SIGNATURE_HEADER } from './callback-route.ts';
import { behaviourOf, type PlannedCallback, referenceOf } from './simulated-behaviour.ts';
import { simulatedOrders } from './tables.ts';

type Order = typeof simulatedOrders.$inferSelect;

export interface CallbackSenderOptions {
  readonly db: Database;
  readonly jobs: JobQueue<LendingJobs>;
  readonly clock: Clock;
  readonly secret: Uint8Array;
  /** Where callbacks go. */
  readonly url: () => string;
  readonly logger: Pick<Logger, 'warn'>;
}

const AT_ONCE = 100;
/** How long one process has an order to itself. */
const LEASE_MS = 60_000;
/** What is due later is left to the schedule of the job. */
const SOON_MS = 3_600_000;

/**
 * Sends the callbacks of the simulated provider that are due by the way of real ones: over HTTP, signed.
 * One that is not taken is sent again, with growing breaks, and at last left; whoever waits for it asks.
 * A process that is killed in between has it sent twice, with the same id.
 *
 * @returns how many were sent
 */
export function sendSimulatedCallbacks(options: CallbackSenderOptions) {
  const receiver = { ...options, signatureHeader: SIGNATURE_HEADER };
  return sendCallbacks<Order>(receiver, {
    claim: () => claim(options),
    callbackOf,
    takeDown: (order, isTaken) => takeDown(options, order, isTaken),
  });
}

async function claim({ db, clock }: CallbackSenderOptions): Promise<readonly Order[]> {
  const now = clock();
  const due = db
    .select({ id: simulatedOrders.id })
    .from(simulatedOrders)
    .where(lte(simulatedOrders.nextAt, now))
    .orderBy(asc(simulatedOrders.nextAt), asc(simulatedOrders.id))
    .limit(AT_ONCE)
    .for('update', { skipLocked: true });
  const rows = await db
    .update(simulatedOrders)
    .set({ nextAt: new Date(now.getTime() + LEASE_MS) })
    .where(inArray(simulatedOrders.id, due))
    .returning();
  return rows.sort((a, b) => a.id.localeCompare(b.id));
}

function plannedOf({ service, ending, delivered }: Order): PlannedCallback | undefined {
  return behaviourOf(service, ending).callbacks[delivered];
}

function callbackOf(order: Order): Callback | undefined {
  const callback = plannedOf(order);
  if (callback === undefined) return undefined;
  const {
    kind,
    afterSeconds,
    happenedAfter = afterSeconds,
    code,
    reason,
    twice = false,
  } = callback;
  const body = JSON.stringify({
    id: callbackIdOf(order),
    kind,
    orderId: order.id,
    reference: referenceOf(order.id),
    occurredAt: new Date(order.acceptedAt.getTime() + happenedAfter * 1_000).toISOString(),
    ...(code !== undefined && { code }),
    ...(reason !== undefined && { reason }),
  });
  return { body, twice, about: { orderId: order.id } };
}

async function takeDown(
  { db, jobs, clock }: CallbackSenderOptions,
  order: Order,
  isTaken: boolean,
): Promise<void> {
  const { delivered, attempts, breakMs, isGivenUp } = progressAfter(order, isTaken);
  const next = plannedOf({ ...order, delivered });
  const now = clock().getTime();
  const plannedAt = order.acceptedAt.getTime() + (next?.afterSeconds ?? 0) * 1_000;
  const isOver = next === undefined || isGivenUp;
  const nextAt = isTaken ? plannedAt : now + breakMs;
  const waits = nextAt - now;
  await db.transaction(async (tx) => {
    await tx
      .update(simulatedOrders)
      .set({ delivered, attempts, nextAt: isOver ? null : new Date(nextAt) })
      .where(eq(simulatedOrders.id, order.id));
    if (isOver || waits > SOON_MS) return;
    const startAfter = new Date(Date.now() + Math.max(waits, 0));
    await jobs.recorder(tx).enqueue('send-simulated-callbacks', {}, { startAfter });
  });
}

/** The same whenever this callback is sent. */
function callbackIdOf({ id, delivered }: Order): string {
  const digest = createHash('sha256').update(`${id}.${delivered}`).digest('hex');
  return `simcb-${digest.slice(0, 24)}`;
}
