import { setTimeout as delay } from 'node:timers/promises';
import type { Eventing } from '@blockscore/events';
import type { Logger } from '@blockscore/service';
import type { Ports } from '../app/ports.ts';
import { SEALED_AT_ONCE, sealAuditTrail } from '../app/seal-audit-trail.ts';

const LEASE = 'blockscore.compliance.audit-seals';
const LOOK_EVERY_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

export interface AuditSealer {
  /** Finishes what is under way. */
  stop(): Promise<void>;
}

/** Seals the audit trail, in one process at a time. What fills seals is sealed without a pause. */
export function startAuditSealer(
  ports: Ports,
  leases: Eventing['leases'],
  everyMs: number,
  logger: Logger,
): AuditSealer {
  const seal = sealAuditTrail(ports, everyMs);
  const lookEveryMs = Math.min(everyMs, LOOK_EVERY_MS);
  const ending = new AbortController();
  const work = async (signal: AbortSignal) => {
    for (let failures = 0; !signal.aborted; ) {
      try {
        const sealed = await seal();
        failures = 0;
        if (sealed < SEALED_AT_ONCE) await pause(lookEveryMs, signal);
      } catch (error) {
        failures += 1;
        logger.error({ err: error, failures }, 'sealing the audit trail failed; it is tried again');
        await pause(Math.min(1_000 * 2 ** Math.min(failures, 10), LONGEST_PAUSE_MS), signal);
      }
    }
  };
  const done = leases.run(LEASE, work, ending.signal);
  return {
    async stop() {
      ending.abort();
      await done;
    },
  };
}

/** Waits, or ends early when told to stop. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await delay(milliseconds, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
