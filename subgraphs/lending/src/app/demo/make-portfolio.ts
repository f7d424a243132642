import type { Id } from '@blockscore/ids';
import { addDays, type LocalDate } from '../../domain/calendar.ts';
import { type Applicant, applicantsOf, type Portfolio } from '../../domain/demo/applicant.ts';
import { turnOf } from '../../domain/demo/habits.ts';
import { LOAN_STATUSES, type LoanStatus } from '../../domain/lifecycle.ts';
import type { Ports } from '../ports.ts';
import type { Cast } from './cast.ts';
import { type Due, type Life, type LifeStep, liveOn } from './live-on.ts';
import { momentOf, type Stage } from './scene.ts';
import { lastDayOf, takeOutLoan } from './take-out-loan.ts';

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
    for (const userId of borrowers) {
      const page = { size: 1, backward: false };
      const found = await work.applications.list({ kind: 'USER', userId }, {}, page);
      if (found.length > 0) return true;
    }
    return false;
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
  const { stage, cast, portfolio, closeDay, progressed } = options;
  const { from, until } = portfolio;
  const applicants = applicantsOf({ ...portfolio, partners: cast.partners.length });
  const { rules, transact } = stage.portsAt(() => momentOf(from, 0));
  const products = await transact((work) => work.products.list());
  const productIds = new Map(products.map(({ code, id }) => [code, id]));
  const { currency } = rules;
  const applicantsByDay = Map.groupBy(applicants, (each) => lastDayOf(each, until));
  const agenda = new Agenda();
  const loanIds: Id<'loan'>[] = [];
  let applications = 0;

  const applies = async (week: Pick<Stage, 'portsAt'>, applicant: Applicant): Promise<void> => {
    const userId = cast.borrowers[applicant.index];
    if (userId === undefined) throw new Error(`Applicant ${applicant.index} is nobody.`);
    const loan = await takeOutLoan(week, { applicant, userId, productIds, currency, cast });
    applications += 1;
    if (loan === undefined) return;
    loanIds.push(loan.id);
    const next = addDays(loan.disbursedOn ?? until, 1);
    agenda.add(lifeOf(applicant, userId, loan), { kind: 'LOOK' }, next);
  };
  const apply = async (days: readonly LocalDate[]): Promise<void> => {
    const applying = days.flatMap((day) => applicantsByDay.get(day) ?? []);
    await stage.together((joined) => all(applying.map((each) => applies(joined, each))));
  };
  const live = async (day: LocalDate): Promise<void> => {
    await stage.together(async (joined) => {
      await closeDay(joined.portsAt(() => momentOf(day, END_OF_DAY_MINUTE)));
      const living = agenda.take(day).map(async ({ life, steps }) => {
        const later = await liveOn(joined, cast, life, day, steps);
        for (const { on, step } of later) agenda.add(life, step, on);
      });
      await all(living);
    });
  };
  const liveAll = async (days: readonly LocalDate[]): Promise<void> => {
    for (const day of days) await live(day);
  };

  const weeks = weeksOf(from, until);
  await apply(weeks[0] ?? []);
  for (const [index, days] of weeks.entries()) {
    // Who applies in the next week has nothing to do with what is repaid in this one.
    await all([liveAll(days), apply(weeks[index + 1] ?? [])]);
    const day = days.at(-1) ?? until;
    if (index % 4 === 3 || day === until) {
      progressed?.({ day, loans: loanIds.length, applications });
    }
  }
  return { applications, loanIds };
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
  loan: { readonly id: Id<'loan'>; readonly disbursedOn: LocalDate | null },
): Life {
  const lookedUntil = loan.disbursedOn ?? '';
  const turn = turnOf(draw);
  return { index, loanId: loan.id, userId, habit, turn, draw, looked: 0, lookedUntil, keys: 0 };
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

/** Waits until all have ended. @throws what one of them threw */
async function all(scenes: readonly Promise<void>[]): Promise<void> {
  const ended = await Promise.allSettled(scenes);
  const failed = ended.find((result) => result.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}
