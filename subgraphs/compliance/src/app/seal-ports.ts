import type { AuditSeal } from '../domain/audit/evidence.ts';
import type { AuditPlace } from './audit-ports.ts';

/** What decides whether it is time for a seal: entries not sealed yet, looked at up to a limit. */
export interface SealOutlook {
  readonly waiting: number;
  /** When the one was recorded that waits longest. */
  readonly oldestAt: Date | null;
  /** Whether anything else is among them than what came of sealing others. */
  readonly others: boolean;
}

/** The leaf that an entry was sealed as, and the salt that is kept beside the entry, unless erased. */
export interface SealedAs {
  readonly entryId: string;
  readonly commitment: string;
  readonly storedSalt: string | null;
}

export interface SealRepository {
  /** Lets one seal be made at a time, and tells up to where there are seals. */
  lock(): Promise<AuditPlace>;
  outlook(after: AuditPlace, limit: number): Promise<SealOutlook>;
  add(seal: AuditSeal): Promise<void>;
  /** Of those entries that were sealed. */
  of(entryIds: readonly string[]): Promise<readonly SealedAs[]>;
  /** The last place of these days that was sealed, whether or not there is still an entry. */
  last(from: string, to: string): Promise<AuditPlace | undefined>;
}
