import { createHash } from 'node:crypto';
import type { Database } from '@blockscore/database';
import type { JobQueue } from '@blockscore/jobs';
import { type Logger, signCallback } from '@blockscore/service';
import { asc, eq, inArray, lte } from 'drizzle-orm';
import type { ComplianceJobs } from '../app/jobs.ts';
import type { Clock } from '../app/ports.ts';
import { KYC_SIGNATURE_HEADER } from './kyc-callback-route.ts';
import {
  behaviourOf,
  type PlannedCheckCallback,
  referenceOf,
} from './simulated-check-behaviour.ts';
import { simulatedChecks } from './tables.ts';

type Check = typeof simulatedChecks.$inferSelect;

export interface CheckCallbackOptions {
  readonly db: Database;
  readonly jobs: JobQueue<ComplianceJobs>;
  readonly clock: Clock;
  readonly secret: Uint8Array;
  /** Where callbacks go. */
  readonly url: () => string;
  readonly logger: Pick<Logger, 'warn'>;
}

const AT_ONCE = 100;
const TIMEOUT_MS = 10_000;
/** How long one process has a check to itself. */
const LEASE_MS = 60_000;
const MOST_ATTEMPTS = 20;
const LONGEST_WAIT_MS = 3_600_000;

/**
 * Sends the callbacks of the simulated provider of checks that are due by the way of real ones: over HTTP,
 * signed. One that is not taken is sent again, with growing breaks, and at last left; whoever waits for
 * it asks.
 *
 * @returns how many were sent
 */
export function sendSimulatedCheckCallbacks(options: CheckCallbackOptions) {
  return async (signal?: AbortSignal): Promise<number> => {
    let sent = 0;
    for (const check of await claim(options)) {
      if (signal?.aborted === true) return sent;
      const { callbacks } = behaviourOf(check.ending);
      const callback = callbacks[check.delivered];
      const isTaken = callback !== undefined && (await deliver(options, check, callback));
      await takeDown(options, check, callbacks, isTaken);
      if (isTaken) sent += 1;
    }
    return sent;
  };
}

async function claim({ db, clock }: CheckCallbackOptions): Promise<readonly Check[]> {
  const now = clock();
  const due = db
    .select({ id: simulatedChecks.id })
    .from(simulatedChecks)
    .where(lte(simulatedChecks.nextAt, now))
    .orderBy(asc(simulatedChecks.nextAt), asc(simulatedChecks.id))
    .limit(AT_ONCE)
    .for('update', { skipLocked: true });
  return await db
    .update(simulatedChecks)
    .set({ nextAt: new Date(now.getTime() + LEASE_MS) })
    .where(inArray(simulatedChecks.id, due))
    .returning();
}

async function deliver(
  { secret, url, logger }: CheckCallbackOptions,
  { id, delivered, acceptedAt }: Check,
  { told, afterSeconds, twice }: PlannedCheckCallback,
): Promise<boolean> {
  const digest = createHash('sha256').update(`${id}.${delivered}`).digest('hex');
  const body = JSON.stringify({
    id: `simkyccb-${digest.slice(0, 24)}`,
    kind: told.status,
    documentId: id,
    reference: referenceOf(id),
    occurredAt: new Date(acceptedAt.getTime() + afterSeconds * 1_000).toISOString(),
    ...(told.status === 'REFUSED' && { reason: told.reason }),
  });
  const post = async (): Promise<boolean> => {
    const response = await fetch(url(), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [KYC_SIGNATURE_HEADER]: signCallback(secret, Math.floor(Date.now() / 1_000), body),
      },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.body?.cancel();
    if (!response.ok) {
      logger.warn({ documentId: id, status: response.status }, 'a callback was not taken');
    }
    return response.ok;
  };
  try {
    const isTaken = await post();
    return isTaken && twice === true ? await post() : isTaken;
  } catch (error) {
    logger.warn({ err: error, documentId: id }, 'a callback could not be delivered');
    return false;
  }
}

async function takeDown(
  { db, clock, jobs }: CheckCallbackOptions,
  check: Check,
  callbacks: readonly PlannedCheckCallback[],
  isTaken: boolean,
): Promise<void> {
  const delivered = check.delivered + (isTaken ? 1 : 0);
  const attempts = isTaken ? 0 : check.attempts + 1;
  const isOver = callbacks[delivered] === undefined || attempts >= MOST_ATTEMPTS;
  const waits = Math.min(2 ** attempts * 1_000, LONGEST_WAIT_MS);
  const nextAt = isOver ? null : new Date(clock().getTime() + waits);
  await db.transaction(async (tx) => {
    await tx
      .update(simulatedChecks)
      .set({ delivered, attempts, nextAt })
      .where(eq(simulatedChecks.id, check.id));
    if (isOver) return;
    const startAfter = new Date(Date.now() + waits);
    await jobs.recorder(tx).enqueue('send-simulated-kyc-callbacks', {}, { startAfter });
  });
}
