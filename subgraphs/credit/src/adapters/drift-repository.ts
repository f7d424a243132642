import type { Transaction } from '@blockscore/database';
import { and, asc, eq, gte, inArray, lte, ne, type SQL, sql } from 'drizzle-orm';
import type { DriftRepository } from '../app/watch-ports.ts';
import { SCORE_MEASURE } from '../domain/drift.ts';
import type { ModelSubject } from '../domain/model-subject.ts';
import { creditScores, driftMeasures, shadowScores } from './tables.ts';

/** A score may be seen so much later than the time that it bears: its transaction took that long. */
const LATE = sql`interval '5 minutes'`;

export function createDriftRepository(tx: Transaction): DriftRepository {
  return {
    async isDue({ monday, from, to }) {
      const [row] = await tx.execute<{ due: boolean }>(sql`
        select exists (
          select 1 from ${creditScores}
          where calculated_at >= ${from.toISOString()}::timestamptz
            and calculated_at < ${to.toISOString()}::timestamptz
            and calculated_at >= coalesce(
              (select min(measured_at) from ${driftMeasures} where week = ${monday}) - ${LATE},
              '-infinity')
        ) as due`);
      return row?.due === true;
    },
    async lastScores(week, subject, after, limit) {
      const { from, to } = { from: week.from.toISOString(), to: week.to.toISOString() };
      const beyond =
        after === undefined
          ? sql`true`
          : sql`(score.calculated_at, score.id) >
              (select calculated_at, id from ${creditScores} where id = ${after})`;
      const rows = await tx.execute<{ id: `score_${string}` }>(sql`
        select score.id from ${creditScores} score
        where score.calculated_at >= ${from}::timestamptz
          and score.calculated_at < ${to}::timestamptz
          and ${counts('score', subject)} and ${beyond}
          and not exists (
            select 1 from ${creditScores} later
            where later.user_id = score.user_id
              and (later.calculated_at, later.id) > (score.calculated_at, score.id)
              and later.calculated_at < ${to}::timestamptz
              and ${counts('later', subject)})
        order by score.calculated_at, score.id
        limit ${limit}`);
      return rows.map(({ id }) => id);
    },
    async shadows(ids) {
      if (ids.length === 0) return [];
      return await tx
        .select({ modelId: shadowScores.modelId, value: shadowScores.value })
        .from(shadowScores)
        .where(inArray(shadowScores.scoreId, [...ids]));
    },
    async lock({ monday }) {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('credit.drift', 0))`);
      return await tx.select().from(driftMeasures).where(eq(driftMeasures.week, monday));
    },
    async replace({ monday }, measures, measuredAt) {
      await tx.delete(driftMeasures).where(eq(driftMeasures.week, monday));
      if (measures.length === 0) return;
      await tx
        .insert(driftMeasures)
        .values(measures.map((measure) => ({ ...measure, week: monday, measuredAt })));
    },
    async list(from, to) {
      return await tx
        .select()
        .from(driftMeasures)
        .where(and(gte(driftMeasures.week, from), lte(driftMeasures.week, to)))
        .orderBy(
          asc(driftMeasures.week),
          asc(driftMeasures.modelId),
          ne(driftMeasures.measure, SCORE_MEASURE),
          asc(driftMeasures.measure),
        );
    },
  };
}

/** Whether a row counts among the scores of a subject's models. */
function counts(table: 'score' | 'later', subject: ModelSubject): SQL {
  const name = sql.identifier(table);
  return subject === 'APPLICATION'
    ? sql`${name}.cause <> 'REFRESH'`
    : sql`${name}.behaviour_model_id is not null`;
}
