import type { Id } from '@blockscore/ids';
import type { LocalDate } from '../../domain/calendar.ts';
import { type Applicant, applicantsOf, type Portfolio } from '../../domain/demo/applicant.ts';
import type { Cast } from './cast.ts';
import { allOf, momentOf, type Stage } from './scene.ts';
import { lastDayOf, takeOutLoan } from './take-out-loan.ts';

/** A loan that somebody took out, by the place of the applicant. */
export interface TakenLoan {
  readonly index: number;
  readonly loanId: Id<'loan'>;
  /** The day of its payout. */
  readonly disbursedOn: LocalDate;
}

export interface Applied {
  readonly applications: number;
  /** In the order of their applicants. */
  readonly loans: readonly TakenLoan[];
}

/** Has everybody apply whose application is over on one of these days. */
export type Apply = (days: readonly LocalDate[]) => Promise<Applied>;

export interface ApplyingOptions {
  readonly stage: Stage;
  readonly cast: Cast;
  readonly portfolio: Omit<Portfolio, 'partners'>;
}

/** @returns what plays the applications of some days, all of them at the same time */
export async function applying({ stage, cast, portfolio }: ApplyingOptions): Promise<Apply> {
  const { from, until } = portfolio;
  const { rules, transact } = stage.portsAt(() => momentOf(from, 0));
  const products = await transact((work) => work.products.list());
  const productIds = new Map(products.map(({ code, id }) => [code, id]));
  const { currency } = rules;
  const applicants = applicantsOf({ ...portfolio, partners: cast.partners.length });
  const applicantsByDay = Map.groupBy(applicants, (each) => lastDayOf(each, until));

  const applies = async (
    joined: Pick<Stage, 'portsAt'>,
    applicant: Applicant,
  ): Promise<readonly TakenLoan[]> => {
    const { index } = applicant;
    const userId = cast.borrowers[index];
    if (userId === undefined) throw new Error(`Applicant ${index} is nobody.`);
    const loan = await takeOutLoan(joined, { applicant, userId, productIds, currency, cast });
    return loan === undefined
      ? []
      : [{ index, loanId: loan.id, disbursedOn: loan.disbursedOn ?? until }];
  };

  return async (days) => {
    const applicantsNow = days.flatMap((day) => applicantsByDay.get(day) ?? []);
    const loans = await stage.together((joined) =>
      allOf(applicantsNow.map((each) => applies(joined, each))),
    );
    return {
      applications: applicantsNow.length,
      loans: loans.flat().sort((a, b) => a.index - b.index),
    };
  };
}
