import type { Id } from '@blockscore/ids';
import { addDays, type LocalDate } from '../../domain/calendar.ts';
import { type Applicant, applicantsOf, type Portfolio } from '../../domain/demo/applicant.ts';
import { turnOf } from '../../domain/demo/habits.ts';
import { LOAN_STATUSES, type LoanStatus } from '../../domain/lifecycle.ts';
import type { Ports } from '../ports.ts';
import type { Applied, Apply, TakenLoan } from './apply-weekly.ts';
import type { Cast } from './cast.ts';
import { type Due, type Life, type LifeStep, liveOn } from './live-on.ts';
import { allOf, momentOf, type Stage } from './scene.ts';

export interface PortfolioProgress {
  readonly day: LocalDate;
  readonly loans: number;
  readonly applications: number;
}

/** What is done at the end of each day, at half past midnight of the next. */
export type CloseDay = (ports: Ports) => Promise<void>;

export interface MakingOptions {
  readonly stage: Stage;
  readonly cast: Cast;
  readonly portfolio: Omit<Portfolio, 'partners'>;
  readonly apply: Apply;
  readonly closeDay: CloseDay;
  /** Called after every fourth week and at the end. */
  readonly progressed?: (progress: PortfolioProgress) => void;
}

export interface MadePortfolio {
  readonly applications: number;
  readonly loanIds: readonly Id<'loan'>[];
}

const END_OF_DAY_MINUTE = 30;

/** Whether one of these has applied before: then the portfolio is there, or was begun. */
export async function hasPortfolio(
  { transact }: Pick<Ports, 'transact'>,
  borrowers: readonly Id<'user'>[],
): Promise<boolean> {
  return await transact(async (work) => {
    const page = { size: 1, backward: false };
    // Without waiting for each: they are many, and of a new portfolio all of them are asked about.
    const found = await Promise.all(
      borrowers.map((userId) => work.applications.list({ kind: 'USER', userId }, {}, page)),
    );
    return found.some(({ length }) => length > 0);
  });
}

/** How many of these loans there are in each status. */
export async function tallyOf(
  { transact }: Pick<Ports, 'transact'>,
  loanIds: readonly Id<'loan'>[],
): Promise<ReadonlyMap<LoanStatus, number>> {
  const loans = await transact((work) => work.loans.findMany(loanIds));
  const byStatus = Map.groupBy(loans, ({ status }) => status);
  return new Map(
    LOAN_STATUSES.flatMap((status) => {
      const count = byStatus.get(status)?.length ?? 0;
      return count === 0 ? [] : [[status, count] as const];
    }),
  );
}

/**
 * Makes a portfolio by living it: day by day lending's own use cases are called by people who apply,
 * decide, pay or do not, with the clock of that day. The same seed, days and products give the same
 * loans, whatever their ids.
 */
export async function makePortfolio(options: MakingOptions): Promise<MadePortfolio> {
  const { stage, cast, portfolio, apply, closeDay, progressed } = options;
  const { from, until } = portfolio;
  const applicants = applicantsOf({ ...portfolio, partners: cast.partners.length });
  const agenda = new Agenda();
  const loanIds: Id<'loan'>[] = [];
  let applications = 0;

  const begin = ({ index, loanId, disbursedOn }: TakenLoan): void => {
    const [applicant, userId] = [applicants[index], cast.borrowers[index]];
    if (applicant === undefined || userId === undefined) throw new Error(`${index} is nobody.`);
    loanIds.push(loanId);
    const life = lifeOf(applicant, userId, { loanId, disbursedOn });
    agenda.add(life, { kind: 'LOOK' }, addDays(disbursedOn, 1));
  };
  const live = async (day: LocalDate): Promise<void> => {
    await stage.together(async (joined) => {
      await closeDay(joined.portsAt(() => momentOf(day, END_OF_DAY_MINUTE)));
      const living = agenda.take(day).map(async ({ life, steps }) => {
        const later = await liveOn(joined, cast, life, day, steps);
        for (const { on, step } of later) agenda.add(life, step, on);
      });
      await allOf(living);
    });
  };

  const weeks = weeksOf(from, until);
  const told = toldAhead(weeks, apply);
  for (const [index, days] of weeks.entries()) {
    const week = await told(index);
    applications += week.applications;
    for (const loan of week.loans) begin(loan);
    for (const day of days) await live(day);
    const day = days.at(-1) ?? until;
    if (index % 4 === 3 || day === until) {
      progressed?.({ day, loans: loanIds.length, applications });
    }
  }
  return { applications, loanIds };
}

/** Who applies in the weeks to come has nothing to do with what is repaid in this one. */
const WEEKS_AHEAD = 2;

/** @returns what came of a week's applications; those of the next weeks are begun meanwhile */
function toldAhead(
  weeks: readonly (readonly LocalDate[])[],
  apply: Apply,
): (index: number) => Promise<Applied> {
  const told: Promise<Applied>[] = [];
  let last: Promise<unknown> = Promise.resolve();
  return (index) => {
    for (const days of weeks.slice(told.length, index + 1 + WEEKS_AHEAD)) {
      const next = last.then(() => apply(days));
      // Whoever waits for the week hears of a failure, and not before.
      last = next.catch(() => undefined);
      told.push(next);
    }
    return told[index] ?? Promise.reject(new Error(`There is no week ${index}.`));
  };
}

/** The days in sevens; the last ones may be fewer. */
function weeksOf(from: LocalDate, until: LocalDate): readonly (readonly LocalDate[])[] {
  const weeks: LocalDate[][] = [];
  for (let day = from; day <= until; day = addDays(day, 1)) {
    const week = weeks.at(-1);
    if (week === undefined || week.length === 7) weeks.push([day]);
    else week.push(day);
  }
  return weeks;
}

function lifeOf(
  { index, habit, draw }: Applicant,
  userId: Id<'user'>,
  { loanId, disbursedOn: lookedUntil }: Pick<TakenLoan, 'loanId' | 'disbursedOn'>,
): Life {
  const turn = turnOf(draw);
  return { index, loanId, userId, habit, turn, draw, looked: 0, lookedUntil, keys: 0 };
}

interface Entry {
  readonly life: Life;
  readonly steps: LifeStep[];
}

/** What is to be done on which day of which loan, in the order in which it was said. */
class Agenda {
  readonly #days = new Map<LocalDate, Map<Life, LifeStep[]>>();

  add(life: Life, step: Due['step'], on: LocalDate): void {
    const day = this.#days.get(on) ?? new Map<Life, LifeStep[]>();
    this.#days.set(on, day);
    const steps = day.get(life) ?? [];
    day.set(life, [...steps, step]);
  }

  /** The loans in the order of their applicants. */
  take(on: LocalDate): readonly Entry[] {
    const day = [...(this.#days.get(on) ?? [])];
    this.#days.delete(on);
    return day
      .map(([life, steps]) => ({ life, steps }))
      .sort((a, b) => a.life.index - b.life.index);
  }
}
