import type { Money } from '@blockscore/money';
import type { SubmittedProfile } from './credit-score.ts';

/** A monthly income as it was stated, or as an officer put it right at a review. */
export interface IncomeStatement {
  readonly income: Money;
  /** When the person stated it; what an officer put right keeps that. */
  readonly at: Date;
  readonly by: 'PERSON' | 'OFFICER';
}

export interface IncomeHistory {
  /** Newest first. */
  readonly statements: readonly IncomeStatement[];
  /**
   * The latest that an officer put right: nobody else vouches for an income. No payslip is read here and no
   * account looked into, so where no officer did, none is known.
   */
  readonly observed: IncomeStatement | null;
}

/**
 * How somebody stated their income over time.
 *
 * @param profiles newest first, of somebody who is not erased
 * @param most statements to tell; one profile more has to be given to tell who made the oldest
 */
export function incomeHistoryOf(
  profiles: readonly SubmittedProfile[],
  most: number,
): IncomeHistory {
  const statements = profiles.flatMap(({ statement, reviewId, submittedAt }, index) => {
    if (statement === null) return [];
    const income = statement.monthlyIncome;
    const before = profiles[index + 1]?.statement?.monthlyIncome;
    // A correction may be of something else, and takes the income over unlooked at.
    const isCorrected = reviewId !== null && before !== undefined && before.minor !== income.minor;
    return [{ income, at: submittedAt, by: isCorrected ? 'OFFICER' : 'PERSON' } as const];
  });
  const told = statements.slice(0, most);
  return { statements: told, observed: told.find(({ by }) => by === 'OFFICER') ?? null };
}
