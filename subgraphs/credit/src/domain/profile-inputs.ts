import { formatAmount } from '@blockscore/money';
import type { FinancialProfile } from './financial-profile.ts';
import type { InputValue } from './formula.ts';

/** What formulas read, by the names that the model's subject knows. */
export type Inputs = Readonly<Record<string, InputValue>>;
export type Reader = (inputs: Inputs) => InputValue | undefined;

/**
 * What the formulas of a scorecard may read. Age, family and employment are not among it. Each has a
 * reader of its own, since looking up by one name takes half the time of looking up by any.
 */
export const INPUT_READERS = {
  monthlyIncome: (inputs: Inputs) => inputs['monthlyIncome'],
  monthlyDebtPayments: (inputs: Inputs) => inputs['monthlyDebtPayments'],
  revolvingUtilization: (inputs: Inputs) => inputs['revolvingUtilization'],
  openCreditLines: (inputs: Inputs) => inputs['openCreditLines'],
  realEstateLoans: (inputs: Inputs) => inputs['realEstateLoans'],
  timesLate30Days: (inputs: Inputs) => inputs['timesLate30Days'],
  timesLate60Days: (inputs: Inputs) => inputs['timesLate60Days'],
  timesLate90Days: (inputs: Inputs) => inputs['timesLate90Days'],
} as const satisfies Readonly<Record<string, Reader>>;
export type InputName = keyof typeof INPUT_READERS;
export const INPUT_NAMES = Object.keys(INPUT_READERS) as readonly InputName[];

/**
 * How the training data writes «used up to the limit»: ten thousand rows have this, next to none has
 * 1. Who states 1 means the same, and is not beyond the limit.
 */
const USED_UP = 0.9999999;

/** A profile as numbers: amounts in major units, utilization as a fraction. */
export function inputsOfProfile(
  profile: FinancialProfile,
): Readonly<Record<InputName, InputValue>> {
  const utilization = Number(profile.revolvingUtilization);
  return {
    monthlyIncome: Number(formatAmount(profile.monthlyIncome)),
    monthlyDebtPayments: Number(formatAmount(profile.monthlyDebtPayments)),
    revolvingUtilization: utilization === 1 ? USED_UP : utilization,
    openCreditLines: profile.openCreditLines,
    realEstateLoans: profile.realEstateLoans,
    timesLate30Days: profile.timesLate30Days,
    timesLate60Days: profile.timesLate60Days,
    timesLate90Days: profile.timesLate90Days,
  };
}
