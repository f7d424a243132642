import type { Id } from '@blockscore/ids';
import type { AgedLoans } from '../domain/loan-outcome.ts';

/** Which score answered lending's question about an application; null where there was none to give. */
export interface Assessment {
  readonly requestId: string;
  readonly applicationId: Id<'app'>;
  readonly userId: Id<'user'>;
  readonly scoreId: Id<'score'> | null;
  readonly disclosedAt: Date;
}

export interface Decision {
  readonly applicationId: Id<'app'>;
  readonly userId: Id<'user'>;
  readonly outcome: 'APPROVED' | 'REJECTED' | 'REFERRED';
  readonly decidedAt: Date;
}

export interface OpenedLoan {
  readonly loanId: Id<'loan'>;
  readonly applicationId: Id<'app'>;
  readonly userId: Id<'user'>;
  readonly scoreId: Id<'score'> | null;
  /** YYYY-MM-DD, as all days here. */
  readonly openedOn: string;
}

/** A month of a loan's life that has ended. */
export interface LoanAge {
  readonly loanId: Id<'loan'>;
  readonly userId: Id<'user'>;
  readonly monthsOnBook: number;
  readonly periodEnd: string;
  readonly isInDefault: boolean;
}

export interface ClosedLoan {
  readonly loanId: Id<'loan'>;
  readonly userId: Id<'user'>;
  readonly on: string;
  readonly isInDefault: boolean;
}

/** What becomes of those who were scored. Everything may be told more than once, and in any order. */
export interface OutcomeRepository {
  insertAssessment(assessment: Assessment): Promise<void>;
  /** The last one of the application. */
  assessmentOf(applicationId: Id<'app'>): Promise<Assessment | undefined>;
  /** Replaces what was decided before. False, and nothing, where a newer decision is known. */
  saveDecision(decision: Decision): Promise<boolean>;
  /** Adds what is missing where the loan is known, as by a month or an end that were told of first. */
  open(loan: OpenedLoan): Promise<void>;
  /** A loan that is not known becomes so, without the application that it came of. */
  age(age: LoanAge): Promise<void>;
  /**
   * Replaces when the loan defaulted by its months, null: it did not. One that was charged off did so
   * then at the latest.
   */
  correctDefault(loanId: Id<'loan'>, day: string | null): Promise<void>;
  /** A loan that is not known becomes so, as above. */
  close(loan: ClosedLoan): Promise<void>;
  /** A loan by which nothing was lent in the end says nothing of its score, whatever else is told of it. */
  cancel(loan: Omit<ClosedLoan, 'isInDefault'>): Promise<void>;
  /**
   * Loans paid out from one day to another, both included, by the application models that rated them,
   * whether in the shadow, quarter, band and each age that they have reached by the day given, and by
   * the last one that was reported on; in that order, from age 0.
   */
  agedLoans(
    from: string,
    to: string,
    asOf: string,
    ages: readonly number[],
  ): Promise<readonly AgedLoans[]>;
}
