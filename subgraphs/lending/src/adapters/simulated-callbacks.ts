import { createHash } from 'node:crypto';
import type { Database } from '@blockscore/database';
import type { JobQueue } from '@blockscore/jobs';
import { type Logger, signCallback } from '@blockscore/service';
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
const TIMEOUT_MS = 10_000;
/** How long one process has an order to itself. */
const LEASE_MS = 60_000;
const MOST_ATTEMPTS = 20;
const SOON_MS = 3_600_000;

/**
 * Sends the callbacks of the simulated provider that are due by the way of real ones: over HTTP, signed.
 * One that is not taken is sent again, with growing breaks, and at last left; whoever waits for it asks.
 * A process that is killed in between has it sent twice, with the same id.
 *
 * @returns how many were sent
 */
export function sendSimulatedCallbacks(options: CallbackSenderOptions) {
  return async (signal?: AbortSignal): Promise<number> => {
    let sent = 0;
    for (const order of await claim(options)) {
      if (signal?.aborted === true) return sent;
      const { callbacks } = behaviourOf(order.service, order.ending);
      const callback = callbacks[order.delivered];
      const isTaken = callback !== undefined && (await send(options, order, callback));
      await takeDown(options, order, callbacks, isTaken);
      if (isTaken) sent += 1;
    }
    return sent;
  };
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

async function send(
  { secret, url, logger }: CallbackSenderOptions,
  order: Order,
  callback: PlannedCallback,
): Promise<boolean> {
  const { kind, afterSeconds, happenedAfter = afterSeconds, code, reason } = callback;
  const happenedAt = order.acceptedAt.getTime() + happenedAfter * 1_000;
  const body = JSON.stringify({
    id: callbackIdOf(order),
    kind,
    orderId: order.id,
    reference: referenceOf(order.id),
    occurredAt: new Date(happenedAt).toISOString(),
    ...(code !== undefined && { code }),
    ...(reason !== undefined && { reason }),
  });
  const post = async (): Promise<boolean> => {
    const response = await fetch(url(), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [SIGNATURE_HEADER]: signCallback(secret, Math.floor(Date.now() / 1_000), body),
      },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.body?.cancel();
    if (!response.ok) {
      logger.warn({ orderId: order.id, status: response.status }, 'a callback was not taken');
    }
    return response.ok;
  };
  try {
    const isTaken = await post();
    return isTaken && callback.twice === true ? await post() : isTaken;
  } catch (error) {
    logger.warn({ err: error, orderId: order.id }, 'a callback could not be delivered');
    return false;
  }
}

async function takeDown(
  { db, jobs, clock }: CallbackSenderOptions,
  order: Order,
  callbacks: readonly PlannedCallback[],
  isTaken: boolean,
): Promise<void> {
  const delivered = order.delivered + (isTaken ? 1 : 0);
  const attempts = isTaken ? 0 : order.attempts + 1;
  const now = clock().getTime();
  const next = callbacks[delivered];
  const plannedAt = order.acceptedAt.getTime() + (next?.afterSeconds ?? 0) * 1_000;
  const retryAt = now + Math.min(2 ** attempts * 1_000, SOON_MS);
  const isOver = next === undefined || attempts >= MOST_ATTEMPTS;
  const nextAt = isTaken ? plannedAt : retryAt;
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
