import type { Transaction } from '@blockscore/database';
import { desc, eq, lte, type SQL, sql } from 'drizzle-orm';
import type { OutcomeRepository } from '../app/outcome-ports.ts';
import { LOWEST_SCORES, SCORE_BANDS } from '../domain/bands.ts';
import type { AgedLoans } from '../domain/loan-outcome.ts';
import { isUnrestricted } from './privacy-repository.ts';
import {
  assessments,
  creditScores,
  decisions,
  loanMonths,
  loanOutcomes,
  registeredModels,
  shadowScores,
} from './tables.ts';

export function createOutcomeRepository(tx: Transaction): OutcomeRepository {
  return { ...decisionsOn(tx), ...loansOn(tx), ...agedLoansOn(tx) };
}

function decisionsOn(
  tx: Transaction,
): Pick<OutcomeRepository, 'insertAssessment' | 'assessmentOf' | 'saveDecision'> {
  return {
    async insertAssessment(assessment) {
      await tx.insert(assessments).values(assessment).onConflictDoNothing();
    },
    async assessmentOf(applicationId) {
      const [row] = await tx
        .select()
        .from(assessments)
        .where(eq(assessments.applicationId, applicationId))
        .orderBy(desc(assessments.disclosedAt))
        .limit(1);
      return row;
    },
    async saveDecision(decision) {
      const { outcome, decidedAt } = decision;
      const saved = await tx
        .insert(decisions)
        .values(decision)
        .onConflictDoUpdate({
          target: decisions.applicationId,
          set: { outcome, decidedAt },
          setWhere: lte(decisions.decidedAt, decidedAt),
        })
        .returning({ applicationId: decisions.applicationId });
      return saved.length > 0;
    },
  };
}

function loansOn(
  tx: Transaction,
): Pick<OutcomeRepository, 'open' | 'age' | 'correctDefault' | 'close' | 'cancel'> {
  return {
    async open(loan) {
      // Without its application, a loan is known by what came of it only, and by a day that was reckoned.
      const openedOn = sql`case when ${loanOutcomes.applicationId} is null
        then excluded.opened_on else ${loanOutcomes.openedOn} end`;
      await tx
        .insert(loanOutcomes)
        .values(loan)
        .onConflictDoUpdate({
          target: loanOutcomes.loanId,
          set: {
            openedOn,
            applicationId: sql`coalesce(${loanOutcomes.applicationId}, excluded.application_id)`,
            scoreId: sql`coalesce(${loanOutcomes.scoreId}, excluded.score_id)`,
          },
        });
    },
    async age({ loanId, userId, monthsOnBook, periodEnd, isInDefault }) {
      const defaultedOn = isInDefault ? periodEnd : null;
      const openedOn = sql`(${periodEnd}::date - make_interval(months => ${monthsOnBook}))::date`;
      await tx
        .insert(loanOutcomes)
        .values({ loanId, userId, monthsOnBook, defaultedOn, openedOn })
        .onConflictDoUpdate({
          target: loanOutcomes.loanId,
          set: {
            openedOn: sql`coalesce(${loanOutcomes.openedOn}, excluded.opened_on)`,
            monthsOnBook: sql`greatest(${loanOutcomes.monthsOnBook}, excluded.months_on_book)`,
            defaultedOn: sql`least(${loanOutcomes.defaultedOn}, excluded.defaulted_on)`,
          },
        });
    },
    async correctDefault(loanId, day) {
      const defaultedOn = sql`least(${loanOutcomes.chargedOffOn}, ${day}::date)`;
      await tx.update(loanOutcomes).set({ defaultedOn }).where(eq(loanOutcomes.loanId, loanId));
    },
    async close({ loanId, userId, on, isInDefault }) {
      const chargedOffOn = isInDefault ? on : null;
      await tx
        .insert(loanOutcomes)
        .values({ loanId, userId, closedOn: on, defaultedOn: chargedOffOn, chargedOffOn })
        .onConflictDoUpdate({
          target: loanOutcomes.loanId,
          set: {
            closedOn: sql`least(${loanOutcomes.closedOn}, excluded.closed_on)`,
            chargedOffOn: sql`least(${loanOutcomes.chargedOffOn}, excluded.charged_off_on)`,
            defaultedOn: sql`least(${loanOutcomes.defaultedOn}, excluded.defaulted_on)`,
          },
        });
    },
    async cancel({ loanId, userId, on }) {
      await tx
        .insert(loanOutcomes)
        .values({ loanId, userId, cancelledOn: on })
        .onConflictDoUpdate({ target: loanOutcomes.loanId, set: { cancelledOn: on } });
    },
  };
}

function agedLoansOn(tx: Transaction): Pick<OutcomeRepository, 'agedLoans'> {
  return {
    async agedLoans(from, to, asOf, ages) {
      const list = sql.join(
        [0, ...ages].map((age) => sql`${age}::int`),
        sql`, `,
      );
      // A loan that ended tells of no further months: it ages by the calendar, but by no day that
      // the loans that run have not been reported on, or those that ended badly would be in excess.
      return await tx.execute<AgedLoans & Record<string, unknown>>(sql`
        select rating.model_id as "modelId",
          rating.is_shadow as "isShadow",
          date_trunc('quarter', loan.opened_on)::date::text as vintage,
          ${bandOf(sql`rating.value`)} as band,
          age.months as age,
          count(*)::int as loans,
          count(*) filter (
            where loan.defaulted_on <= loan.opened_on + make_interval(months => age.months)
          )::int as defaults,
          avg(rating.expected)::float8 as expected
        from ${loanOutcomes} loan
        join ${creditScores} score on score.id = loan.score_id
        cross join lateral (
          select score.model_id, false as is_shadow, score.value,
            score.probability_of_default as expected
          union all
          select shadow.model_id, true, shadow.value, shadow.probability_of_default
          from ${shadowScores} shadow
          join ${registeredModels} model on model.id = shadow.model_id
          where shadow.score_id = score.id and model.subject = 'APPLICATION'
        ) as rating
        cross join (
          select least(
            ${asOf}::date, coalesce(max(${loanMonths.periodEnd}), '-infinity'::date)) as day
          from ${loanMonths}
        ) as reported
        cross join unnest(array[${list}]) as age(months)
        where loan.opened_on between ${from}::date and ${to}::date and loan.cancelled_on is null
          and ${isUnrestricted(sql`loan.user_id`)}
          and (age.months <= loan.months_on_book
            or (coalesce(loan.closed_on, loan.defaulted_on) is not null
              and loan.opened_on + make_interval(months => age.months) <= reported.day))
        group by 1, 2, 3, 4, 5
        order by 1, 2, 3, 4, 5`);
    },
  };
}

/** The band that a value lies in. */
function bandOf(value: SQL): SQL {
  const whens = SCORE_BANDS.filter((band) => Number.isFinite(LOWEST_SCORES[band])).map(
    (band) => sql`when ${value} >= ${LOWEST_SCORES[band]}::int then ${band}::text`,
  );
  return sql`case ${sql.join(whens, sql` `)} else ${SCORE_BANDS.at(-1)}::text end`;
}
