import type { Id } from '@blockscore/ids';
import type { LoanMonth } from '../domain/behaviour-inputs.ts';

/** Months of loans as lending reported them; appended only. */
export interface LoanMonthRepository {
  /** Changes nothing where the month of the loan is known already. */
  keep(month: LoanMonth): Promise<void>;
  /**
   * The months of these people, of all their loans, that ended on the day or later; in the order of
   * the ids.
   * @param day YYYY-MM-DD
   */
  since(userIds: readonly Id<'user'>[], day: string): Promise<readonly (readonly LoanMonth[])[]>;
}
