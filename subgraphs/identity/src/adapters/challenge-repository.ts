import type { Transaction } from '@blockscore/database';
import { eq, inArray, lt, sql } from 'drizzle-orm';
import type { ChallengeRepository } from '../app/factor-ports.ts';
import { challenges } from './tables.ts';

/** At a time: each new one forgets more than itself. */
const MOST_FORGOTTEN = 100;

export function createChallengeRepository(tx: Transaction): ChallengeRepository {
  return {
    async insert(challenge) {
      await tx.insert(challenges).values(challenge);
    },
    async lock(tokenHash) {
      const [row] = await tx
        .select()
        .from(challenges)
        .where(eq(challenges.tokenHash, tokenHash))
        .for('update');
      return row;
    },
    async countTry(id) {
      await tx
        .update(challenges)
        .set({ attempts: sql`${challenges.attempts} + 1` })
        .where(eq(challenges.id, id));
    },
    async markUsed(id, usedAt) {
      await tx.update(challenges).set({ usedAt }).where(eq(challenges.id, id));
    },
    async forget(endedBefore) {
      // Who comes first removes them; nobody waits for one that is being answered.
      const ended = tx
        .select({ id: challenges.id })
        .from(challenges)
        .where(lt(challenges.expiresAt, endedBefore))
        .limit(MOST_FORGOTTEN)
        .for('update', { skipLocked: true });
      await tx.delete(challenges).where(inArray(challenges.id, ended));
    },
  };
}
