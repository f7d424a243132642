import { createHash } from 'node:crypto';
import type { Database } from '@blockscore/database';
import type { JobQueue } from '@blockscore/jobs';
import { type Callback, type Logger, progressAfter, sendCallbacks } from '@blockscore/service';
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
/** How long one process has a check to itself. */
const LEASE_MS = 60_000;

/**
 * Sends the callbacks of the simulated provider of checks that are due by the way of real ones: over HTTP,
 * signed. One that is not taken is sent again, with growing breaks, and at last left; whoever waits for
 * it asks.
 *
 * @returns how many were sent
 */
export function sendSimulatedCheckCallbacks(options: CheckCallbackOptions) {
  const receiver = { ...options, signatureHeader: KYC_SIGNATURE_HEADER };
  return sendCallbacks<Check>(receiver, {
    claim: () => claim(options),
    callbackOf,
    takeDown: (check, isTaken) => takeDown(options, check, isTaken),
  });
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

function callbackOf({ id, ending, delivered, acceptedAt }: Check): Callback | undefined {
  const callback: PlannedCheckCallback | undefined = behaviourOf(ending).callbacks[delivered];
  if (callback === undefined) return undefined;
  const { told, afterSeconds, twice = false } = callback;
  const digest = createHash('sha256').update(`${id}.${delivered}`).digest('hex');
  const body = JSON.stringify({
    id: `simkyccb-${digest.slice(0, 24)}`,
    kind: told.status,
    documentId: id,
    reference: referenceOf(id),
    occurredAt: new Date(acceptedAt.getTime() + afterSeconds * 1_000).toISOString(),
    ...(told.status === 'REFUSED' && { reason: told.reason }),
  });
  return { body, twice, about: { documentId: id } };
}

async function takeDown(
  { db, clock, jobs }: CheckCallbackOptions,
  check: Check,
  isTaken: boolean,
): Promise<void> {
  const { delivered, attempts, breakMs, isGivenUp } = progressAfter(check, isTaken);
  const isOver = behaviourOf(check.ending).callbacks[delivered] === undefined || isGivenUp;
  const nextAt = isOver ? null : new Date(clock().getTime() + breakMs);
  await db.transaction(async (tx) => {
    await tx
      .update(simulatedChecks)
      .set({ delivered, attempts, nextAt })
      .where(eq(simulatedChecks.id, check.id));
    if (isOver) return;
    const startAfter = new Date(Date.now() + breakMs);
    await jobs.recorder(tx).enqueue('send-simulated-kyc-callbacks', {}, { startAfter });
  });
}
