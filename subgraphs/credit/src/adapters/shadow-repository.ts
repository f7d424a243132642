import type { Transaction } from '@blockscore/database';
import { and, count, countDistinct, eq, gte, inArray, lt, sql } from 'drizzle-orm';
import type { ShadowRepository } from '../app/shadow-ports.ts';
import { isUnrestricted } from './privacy-repository.ts';
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
      const compared = and(
        eq(model, query.championId),
        eq(shadowScores.modelId, query.challengerId),
        gte(creditScores.calculatedAt, query.from),
        lt(creditScores.calculatedAt, query.to),
        isUnrestricted(creditScores.userId),
      );
      const week = sql`date_trunc('week', ${creditScores.calculatedAt} at time zone 'UTC')`;
      // Or the difference between weeks with it and without it would tell of a week of a few people.
      const weeks = tx
        .select({ week })
        .from(creditScores)
        .innerJoin(shadowScores, eq(shadowScores.scoreId, creditScores.id))
        .where(compared)
        .groupBy(week)
        .having(sql`count(distinct ${creditScores.userId}) >= ${query.fewestPeople}`);
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
        .where(and(compared, inArray(week, weeks)));
      if (!row) throw new Error('An aggregate over shadow scores gave no row.');
      return row;
    },
  };
}
