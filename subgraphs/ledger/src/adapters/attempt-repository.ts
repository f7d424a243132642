import type { Transaction } from '@blockscore/database';
import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Attempt, ChainRecords } from '../app/chain-ports.ts';
import { chainAttempts } from './chain-tables.ts';

/** Of one row, newest first: a replacement costs a tenth more, so a cap is reached long before. */
const ATTEMPTS_EACH = 50;

type AttemptRecords = Pick<ChainRecords, 'addAttempt' | 'attempts' | 'markBroadcast'>;

/** Signed bytes, written once; only the time of the last sending changes. */
export function createAttemptRepository(tx: Transaction): AttemptRecords {
  return {
    async addAttempt({ fees, ...attempt }) {
      const added = tx.insert(chainAttempts).values({ ...attempt, ...fees });
      // What is found on the chain may be bytes of our own whose nonce was given up too early.
      await (attempt.signed === null ? added.onConflictDoNothing() : added);
    },
    async attempts(chain, chainTransactionIds) {
      if (chainTransactionIds.length === 0) return [];
      const ranked = tx
        .select({
          hash: chainAttempts.hash,
          row: chainAttempts.chainTransactionId,
          rank: sql<number>`row_number() over (partition by ${chainAttempts.chainTransactionId} order by ${chainAttempts.signedAt} desc, ${chainAttempts.maxFeePerGas} desc)`.as(
            'rank',
          ),
        })
        .from(chainAttempts)
        .where(
          and(
            eq(chainAttempts.chain, chain),
            inArray(sql`${chainAttempts.chainTransactionId}`, [...chainTransactionIds]),
          ),
        )
        .as('ranked');
      const found = await tx
        .select()
        .from(chainAttempts)
        .innerJoin(
          ranked,
          and(
            eq(ranked.hash, chainAttempts.hash),
            eq(ranked.row, chainAttempts.chainTransactionId),
          ),
        )
        .where(and(eq(chainAttempts.chain, chain), sql`${ranked.rank} <= ${ATTEMPTS_EACH}`))
        .orderBy(desc(chainAttempts.signedAt), desc(chainAttempts.maxFeePerGas));
      return found.map(({ chain_attempts: row }) => toAttempt(row));
    },
    async markBroadcast(chain, hash, now) {
      await tx
        .update(chainAttempts)
        .set({ broadcastAt: now })
        .where(and(eq(chainAttempts.chain, chain), eq(chainAttempts.hash, hash)));
    },
  };
}

function toAttempt({
  maxFeePerGas,
  maxPriorityFeePerGas,
  ...row
}: typeof chainAttempts.$inferSelect): Attempt {
  return { ...row, fees: { maxFeePerGas, maxPriorityFeePerGas } };
}
