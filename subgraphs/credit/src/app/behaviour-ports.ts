import type { Id } from '@blockscore/ids';
import type { LoanMonth } from '../domain/behaviour-inputs.ts';

/** A month as lending told of it. */
export interface ToldMonth extends LoanMonth {
  /** 0 of what it told first, and one more each time that it put the month right. */
  readonly revision: number;
}

/** Months of loans as lending reported them; appended only. */
export interface LoanMonthRepository {
  /**
   * Changes nothing where that revision of the month is known already.
   * @returns whether it is what holds of the month: false where a higher revision is known
   */
  keep(month: ToldMonth): Promise<boolean>;
  /**
   * The last day, YYYY-MM-DD, of the first month in which a loan was so many days past due or more, by
   * what holds of each; null where there is none.
   */
  firstPastDue(loanId: Id<'loan'>, days: number): Promise<string | null>;
  /**
   * What holds of the months of these people, of all their loans, that ended on the day or later; in the order of
   * the ids.
   * @param day YYYY-MM-DD
   */
  since(userIds: readonly Id<'user'>[], day: string): Promise<readonly (readonly LoanMonth[])[]>;
}
