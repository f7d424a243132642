import type { Database } from '@blockscore/database';
import type { JobQueue } from '@blockscore/jobs';
import { eq } from 'drizzle-orm';
import type { ComplianceJobs } from '../app/jobs.ts';
import type { CheckAnswer, DocumentId, KycProvider } from '../app/kyc-document-ports.ts';
import type { Clock } from '../app/ports.ts';
import { behaviourOf, endingOf, happenedBy, referenceOf } from './simulated-check-behaviour.ts';
import { simulatedChecks } from './tables.ts';

/** Officers check every document. */
export const manualKycProvider: KycProvider = {
  startCheck: async () => ({ status: 'REFERRED', reference: null }),
  inquire: async (_, reference) => ({ status: 'REFERRED', reference }),
};

export interface SimulatedKycOptions {
  readonly db: Database;
  readonly jobs: JobQueue<ComplianceJobs>;
  readonly clock: Clock;
}

/**
 * A provider that looks at nothing: docs/compliance/kyc.md says how the end of a document's number tells
 * it to behave. What it has not told of is a row, so that it outlives the process, and a job sends its
 * callbacks.
 */
export function createSimulatedKycProvider(options: SimulatedKycOptions): KycProvider {
  const { db, jobs, clock } = options;
  const find = async (id: DocumentId) =>
    (await db.select().from(simulatedChecks).where(eq(simulatedChecks.id, id)))[0];
  return {
    async startCheck({ id, details }) {
      const ending = endingOf(details.number);
      const { answer, callbacks } = behaviourOf(ending);
      if (answer.status !== 'PENDING') return { ...answer, reference: referenceOf(id) };
      const acceptedAt = clock();
      const [first] = callbacks;
      const after = (first?.afterSeconds ?? 0) * 1_000;
      const nextAt = first === undefined ? null : new Date(acceptedAt.getTime() + after);
      const row = { id, ending, acceptedAt, delivered: 0, attempts: 0, nextAt };
      await db.transaction(async (tx) => {
        const made = await tx.insert(simulatedChecks).values(row).onConflictDoNothing().returning();
        if (made.length === 0 || nextAt === null) return;
        // The queue goes by the machine's time, whatever the clock says.
        const startAfter = new Date(Date.now() + after);
        await jobs.recorder(tx).enqueue('send-simulated-kyc-callbacks', {}, { startAfter });
      });
      return { status: 'PENDING', reference: referenceOf(id) };
    },
    async inquire(id): Promise<CheckAnswer | { status: 'UNKNOWN' }> {
      const check = await find(id);
      if (check === undefined) return { status: 'UNKNOWN' };
      const seconds = (clock().getTime() - check.acceptedAt.getTime()) / 1_000;
      return { ...happenedBy(behaviourOf(check.ending), seconds), reference: referenceOf(id) };
    },
  };
}
