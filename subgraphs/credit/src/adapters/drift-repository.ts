import type { Transaction } from '@blockscore/database';
import { and, asc, eq, gte, inArray, lte, ne, sql } from 'drizzle-orm';
import type { DriftRepository, ScorePage } from '../app/watch-ports.ts';
import { SCORE_MEASURE } from '../domain/drift.ts';
import type { Week } from '../domain/week.ts';
import { isUnrestricted } from './privacy-repository.ts';
import { creditScores, driftMeasures, driftWeeks, shadowScores } from './tables.ts';

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
              (select measured_at from ${driftWeeks} where week = ${monday}) - ${LATE},
              '-infinity')
        ) as due`);
      return row?.due === true;
    },
    scoresOf: (week, subject, after, limit) =>
      subject === 'APPLICATION'
        ? newScores(tx, week, after, limit)
        : standingScores(tx, week, after, limit),
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
      await tx
        .insert(driftWeeks)
        .values({ week: monday, measuredAt })
        .onConflictDoUpdate({ target: driftWeeks.week, set: { measuredAt } });
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

/** The last score of the week of each person, other than by rescoring. */
async function newScores(
  tx: Transaction,
  week: Week,
  after: string | undefined,
  limit: number,
): Promise<ScorePage> {
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
      and score.cause <> 'REFRESH' and ${beyond} and ${isUnrestricted(sql`score.user_id`)}
      and not exists (
        select 1 from ${creditScores} later
        where later.user_id = score.user_id
          and (later.calculated_at, later.id) > (score.calculated_at, score.id)
          and later.calculated_at < ${to}::timestamptz
          and later.cause <> 'REFRESH')
    order by score.calculated_at, score.id
    limit ${limit}`);
  const ids = rows.map(({ id }) => id);
  return { ids, next: ids.length < limit ? undefined : ids.at(-1) };
}

/** Everybody's latest score when the week ended, where it was by behaviour too. */
async function standingScores(
  tx: Transaction,
  week: Week,
  after: string | undefined,
  limit: number,
): Promise<ScorePage> {
  const to = week.to.toISOString();
  const rows = await tx.execute<{ user_id: string; id: `score_${string}`; stands: boolean }>(sql`
    select person.user_id, latest.id, latest.behaviour_model_id is not null as stands
    from (
      select distinct user_id from ${creditScores}
      where behaviour_model_id is not null and user_id > ${after ?? ''}
        and calculated_at < ${to}::timestamptz and ${isUnrestricted(sql`user_id`)}
      order by user_id
      limit ${limit}) person
    cross join lateral (
      select id, behaviour_model_id from ${creditScores}
      where user_id = person.user_id and calculated_at < ${to}::timestamptz
      order by calculated_at desc, id desc
      limit 1) latest
    order by person.user_id`);
  return {
    ids: rows.filter(({ stands }) => stands).map(({ id }) => id),
    next: rows.length < limit ? undefined : rows.at(-1)?.user_id,
  };
}
