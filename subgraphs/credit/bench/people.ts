import { type Id, newId } from '@blockscore/ids';
import { money } from '@blockscore/money';
import type { FinancialProfile } from '../src/domain/financial-profile.ts';
import { inputsOfProfile } from '../src/domain/profile-inputs.ts';

/** The same invented statements every time, spread over all bins of the models. */
export function inventStatements(count: number): readonly FinancialProfile[] {
  const random = generator(20_261_122);
  const late = (often: number) => (random() < often ? 1 + Math.floor(random() * 3) : 0);
  return Array.from({ length: count }, () => ({
    monthlyIncome: money(BigInt(Math.round(100_000 + random() * 900_000)), 'USD'),
    monthlyDebtPayments: money(BigInt(Math.round(random() * 300_000)), 'USD'),
    revolvingUtilization: (random() * random() * 1.2).toFixed(4),
    openCreditLines: Math.floor(random() * 20),
    realEstateLoans: Math.floor(random() * 4),
    timesLate30Days: late(0.2),
    timesLate60Days: late(0.1),
    timesLate90Days: late(0.06),
    dependents: null,
    employmentMonths: null,
  }));
}

export function inventInputs(count: number) {
  return inventStatements(count).map(inputsOfProfile);
}

/** People in the order in which a refresh comes to them. */
export function inventPeople(count: number): readonly Id<'user'>[] {
  return Array.from({ length: count }, () => newId('user')).sort();
}

/** Numbers in [0, 1) by a linear congruence (Numerical Recipes): invented, but the same each time. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
