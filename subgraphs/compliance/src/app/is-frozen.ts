import { confirmedEntities } from '../domain/match-verdict.ts';
import type { UserId, Work } from './ports.ts';

/**
 * Whether the person was confirmed to be on a list: nothing may be paid to them, or taken from them,
 * until an officer has dismissed it (31 CFR 501.603).
 */
export async function isFrozen(work: Pick<Work, 'verdicts'>, userId: UserId): Promise<boolean> {
  return confirmedEntities(await work.verdicts.of(userId)).length > 0;
}
