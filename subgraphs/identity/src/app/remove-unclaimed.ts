import { actorOf, type Caller } from '@blockscore/caller';
import type { Id } from '@blockscore/ids';
import type { Work } from './ports.ts';

/**
 * Accounts that nobody has shown to be theirs: the address was never verified, nobody has signed in,
 * and nobody was given anything there or suspended. Whatever is said in one may be a stranger's word.
 */
export interface UnclaimedAccounts {
  /** The version of an unclaimed account, which stays as it is until the transaction ends. */
  lock(id: Id<'user'>): Promise<number | undefined>;
  /** Removes an account that was locked, with all that is kept of it. */
  remove(id: Id<'user'>): Promise<void>;
  /** Those that were opened before then, oldest first. */
  openedBefore(moment: Date, most: number): Promise<readonly Id<'user'>[]>;
}

export interface Unclaimed {
  readonly id: Id<'user'>;
  readonly version: number;
}

/** Removes an unclaimed account, which was locked: because another takes its place, or for its age. */
export async function removeUnclaimed(
  work: Work,
  caller: Caller,
  { id, version }: Unclaimed,
  reason: 'REPLACED' | 'NEVER_VERIFIED',
): Promise<void> {
  await work.unclaimed.remove(id);
  await work.events.record({
    type: 'identity.user.removed',
    aggregate: { type: 'user', id, version: version + 1 },
    audience: { subject: id, scopes: ['users:read'] },
    actor: actorOf(caller),
    data: { userId: id, reason },
  });
}
