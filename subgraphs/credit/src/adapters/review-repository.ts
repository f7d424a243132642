import { keyset, type Transaction } from '@blockscore/database';
import type { Id } from '@blockscore/ids';
import type { Vault } from '@blockscore/vault';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { ReviewPage, ReviewRepository } from '../app/review-ports.ts';
import type { ScoreReview } from '../domain/score-review.ts';
import { scoreReviews } from './tables.ts';

type Row = typeof scoreReviews.$inferSelect;

const placeOf = (column: 'reason' | 'note', row: string) => ({
  table: 'score_reviews',
  column,
  row,
});

export function createReviewRepository(tx: Transaction, vault: Vault): ReviewRepository {
  const reading = readingOf(tx, vault);
  return { ...queriesOn(tx, reading), ...changesOn(tx, reading) };
}

type Reading = ReturnType<typeof readingOf>;

function readingOf(tx: Transaction, vault: Vault) {
  async function toReviews(rows: readonly Row[]): Promise<ScoreReview[]> {
    const ciphers = await vault.forSubjects(
      tx,
      rows.map((row) => row.userId),
    );
    return rows.map((row) => {
      const cipher = ciphers.get(row.userId);
      const decrypt = (column: 'reason' | 'note') => {
        const text = row[column];
        return cipher?.ok && text !== null
          ? cipher.value.decrypt(text, placeOf(column, row.id))
          : null;
      };
      return { ...row, reason: decrypt('reason'), note: decrypt('note') };
    });
  }

  async function cipherOf(userId: Id<'user'>) {
    const cipher = await vault.forSubject(tx, userId);
    if (!cipher.ok) throw new Error(cipher.error.message);
    return cipher.value;
  }
  return { toReviews, cipherOf };
}

function queriesOn(
  tx: Transaction,
  { toReviews }: Reading,
): Pick<ReviewRepository, 'counts' | 'findMany' | 'ofScores' | 'list'> {
  return {
    async counts(userId, scoreId) {
      const isOpen = eq(scoreReviews.status, 'OPEN');
      const isOfScore = eq(scoreReviews.scoreId, scoreId);
      const [row] = await tx
        .select({
          open: sql<string>`count(*) filter (where ${isOpen})`,
          ofScore: sql<string>`count(*) filter (where ${isOfScore})`,
          openOfScore: sql<string>`count(*) filter (where ${isOpen} and ${isOfScore})`,
        })
        .from(scoreReviews)
        .where(eq(scoreReviews.userId, userId));
      return {
        open: Number(row?.open ?? 0),
        ofScore: Number(row?.ofScore ?? 0),
        openOfScore: Number(row?.openOfScore ?? 0),
      };
    },
    async findMany(ids) {
      const rows = await tx
        .select()
        .from(scoreReviews)
        .where(inArray(scoreReviews.id, [...ids]));
      const found = new Map((await toReviews(rows)).map((review) => [review.id, review]));
      return ids.map((id) => found.get(id));
    },
    async ofScores(ids) {
      const rows = await tx
        .select()
        .from(scoreReviews)
        .where(inArray(scoreReviews.scoreId, [...ids]))
        .orderBy(asc(scoreReviews.id));
      const byScore = Map.groupBy(await toReviews(rows), ({ scoreId }) => scoreId);
      return ids.map((id) => byScore.get(id) ?? []);
    },
    async list({ userId, status }, page) {
      const { where, orderBy, limit } = keyset(scoreReviews.id, turned(page));
      const rows = await tx
        .select()
        .from(scoreReviews)
        .where(
          and(
            where,
            userId && eq(scoreReviews.userId, userId),
            status && eq(scoreReviews.status, status),
          ),
        )
        .orderBy(orderBy)
        .limit(limit);
      return await toReviews(rows);
    },
  };
}

function changesOn(
  tx: Transaction,
  { toReviews, cipherOf }: Reading,
): Pick<ReviewRepository, 'insert' | 'lock' | 'resolve'> {
  return {
    async insert(review) {
      const cipher = await cipherOf(review.userId);
      const reason = cipher.encrypt(review.reason, placeOf('reason', review.id));
      await tx.insert(scoreReviews).values({ ...review, reason, note: null });
    },
    async lock(id) {
      const rows = await tx
        .select()
        .from(scoreReviews)
        .where(eq(scoreReviews.id, id))
        .for('update');
      return (await toReviews(rows))[0];
    },
    async resolve({ id, userId, note, version, ...review }) {
      const { status, resolvedAt, resolvedBy, newScoreId } = review;
      const cipher = await cipherOf(userId);
      const encrypted = note === null ? null : cipher.encrypt(note, placeOf('note', id));
      const saved = await tx
        .update(scoreReviews)
        .set({ status, note: encrypted, resolvedAt, resolvedBy, newScoreId, version })
        .where(and(eq(scoreReviews.id, id), eq(scoreReviews.version, version - 1)))
        .returning({ id: scoreReviews.id });
      if (saved.length === 0) throw new Error(`Review ${id} was changed since it was read.`);
    },
  };
}

/** `keyset` has the newest first: oldest first is the same page seen from the other end. */
function turned({ size, backward, after, before }: ReviewPage): ReviewPage {
  return {
    size,
    backward: !backward,
    ...(before !== undefined && { after: before }),
    ...(after !== undefined && { before: after }),
  };
}
