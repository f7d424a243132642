import type { Transaction } from '@blockscore/database';
import { and, count, countDistinct, eq, gte, lt, sql } from 'drizzle-orm';
import type { ShadowRepository } from '../app/shadow-ports.ts';
import { creditScores, shadowScores } from './tables.ts';

export function createShadowRepository(tx: Transaction): ShadowRepository {
  return {
    async compare(query) {
      const [model, value] =
        query.subject === 'APPLICATION'
          ? [creditScores.modelId, creditScores.value]
          : [creditScores.behaviourModelId, creditScores.behaviourValue];
      const approved = sql`${value} >= ${query.championCutOff}`;
      const wouldApprove = sql`${shadowScores.value} >= ${query.challengerCutOff}`;
      const [row] = await tx
        .select({
          scores: count(),
          people: countDistinct(creditScores.userId),
          meanDifference: sql<number | null>`avg(${shadowScores.value} - ${value})::float8`,
          correlation: sql<number | null>`corr(${shadowScores.value}, ${value})`,
          approvedOnlyByChallenger: sql<number>`count(*) filter (where ${wouldApprove} and not ${approved})::int`,
          refusedOnlyByChallenger: sql<number>`count(*) filter (where ${approved} and not ${wouldApprove})::int`,
        })
        .from(creditScores)
        .innerJoin(shadowScores, eq(shadowScores.scoreId, creditScores.id))
        .where(
          and(
            eq(model, query.championId),
            eq(shadowScores.modelId, query.challengerId),
            gte(creditScores.calculatedAt, query.from),
            lt(creditScores.calculatedAt, query.to),
          ),
        );
      if (!row) throw new Error('An aggregate over shadow scores gave no row.');
      return row;
    },
  };
}
