import { keyset, type Transaction } from '@blockscore/database';
import type { Id } from '@blockscore/ids';
import type { Vault } from '@blockscore/vault';
import { and, asc, count, desc, eq, gt, gte, inArray } from 'drizzle-orm';
import type { ReplayFilter, ScoreRepository } from '../app/ports.ts';
import type { CreditScore, ScoreExplanation } from '../domain/credit-score.ts';
import { insertScores, placeOf, placeOfSalt } from './score-writer.ts';
import { creditScores, scoreSalts } from './tables.ts';

type Row = typeof creditScores.$inferSelect;

export function createScoreRepository(tx: Transaction, vault: Vault): ScoreRepository {
  async function toScores(rows: readonly Row[]): Promise<CreditScore[]> {
    const ciphers = await vault.forSubjects(
      tx,
      rows.map((row) => row.userId),
    );
    return rows.map((row) => {
      const cipher = ciphers.get(row.userId);
      return {
        ...row,
        explanation: cipher?.ok
          ? decode(cipher.value.decrypt(row.explanation, placeOf(row.id)))
          : null,
      };
    });
  }

  return {
    insert: (record) => insertScores(tx, vault, [record]),
    insertAll: (records) => insertScores(tx, vault, records),
    async findMany(ids) {
      const rows = await tx
        .select()
        .from(creditScores)
        .where(inArray(creditScores.id, [...ids]));
      const found = new Map((await toScores(rows)).map((score) => [score.id, score]));
      return ids.map((id) => found.get(id));
    },
    async latest(userIds: readonly Id<'user'>[]) {
      const rows = await tx
        .selectDistinctOn([creditScores.userId])
        .from(creditScores)
        .where(inArray(creditScores.userId, [...userIds]))
        .orderBy(creditScores.userId, desc(creditScores.id));
      const found = new Map((await toScores(rows)).map((score) => [score.userId, score]));
      return userIds.map((id) => found.get(id));
    },
    async list(userId, page) {
      const { where, orderBy, limit } = keyset(creditScores.id, page);
      const rows = await tx
        .select()
        .from(creditScores)
        .where(and(eq(creditScores.userId, userId), where))
        .orderBy(orderBy)
        .limit(limit);
      return await toScores(rows);
    },
    async countSince(userId, since) {
      const [row] = await tx
        .select({ scores: count() })
        .from(creditScores)
        .where(and(eq(creditScores.userId, userId), gte(creditScores.calculatedAt, since)));
      return row?.scores ?? 0;
    },
    async findByCommitments(commitments) {
      const rows = await tx
        .select()
        .from(creditScores)
        .where(inArray(creditScores.commitment, [...commitments]));
      const found = new Map((await toScores(rows)).map((score) => [score.commitment, score]));
      return commitments.map((commitment) => found.get(commitment));
    },
    async salts(ids) {
      const rows = await tx
        .select({ id: scoreSalts.scoreId, salt: scoreSalts.salt, userId: creditScores.userId })
        .from(scoreSalts)
        .innerJoin(creditScores, eq(creditScores.id, scoreSalts.scoreId))
        .where(inArray(scoreSalts.scoreId, [...ids]));
      const ciphers = await vault.forSubjects(
        tx,
        rows.map(({ userId }) => userId),
      );
      const salts = new Map(
        rows.map(({ id, salt, userId }) => {
          const cipher = ciphers.get(userId);
          return [id, cipher?.ok ? cipher.value.decrypt(salt, placeOfSalt(id)) : null];
        }),
      );
      return ids.map((id) => salts.get(id) ?? null);
    },
    async countMatching(filter) {
      const [row] = await tx.select({ scores: count() }).from(creditScores).where(matching(filter));
      return row?.scores ?? 0;
    },
    async batch(filter, after, size) {
      const rows = await tx
        .select()
        .from(creditScores)
        .where(and(matching(filter), after === undefined ? undefined : gt(creditScores.id, after)))
        .orderBy(asc(creditScores.id))
        .limit(size);
      return await toScores(rows);
    },
  };
}

function matching({ userId, since }: ReplayFilter) {
  return and(
    userId === undefined ? undefined : eq(creditScores.userId, userId),
    since === undefined ? undefined : gte(creditScores.calculatedAt, since),
  );
}

function decode(text: string): ScoreExplanation {
  // The vault authenticates what it decrypts: it is what `insert` wrote.
  const stored = JSON.parse(text) as ScoreExplanation;
  // Scores of before inputs, behaviour and conduct were kept have none of them.
  const { inputs = null, behaviour = null, conduct = null } = stored;
  return { ...stored, inputs, behaviour, conduct };
}
