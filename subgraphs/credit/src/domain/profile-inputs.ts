import { formatAmount } from '@blockscore/money';
import type { FinancialProfile } from './financial-profile.ts';
import type { InputValue } from './formula.ts';

/** What the formulas of a scorecard may read. Age, family and employment are not among it. */
export const INPUT_NAMES = [
  'monthlyIncome',
  'monthlyDebtPayments',
  'revolvingUtilization',
  'openCreditLines',
  'realEstateLoans',
  'timesLate30Days',
  'timesLate60Days',
  'timesLate90Days',
] as const;
export type InputName = (typeof INPUT_NAMES)[number];
/** What formulas read, by the names that the model's subject knows. */
export type Inputs = Readonly<Record<string, InputValue>>;

/** A profile as numbers: amounts in major units, utilization as a fraction. */
export function inputsOfProfile(
  profile: FinancialProfile,
): Readonly<Record<InputName, InputValue>> {
  return {
    monthlyIncome: Number(formatAmount(profile.monthlyIncome)),
    monthlyDebtPayments: Number(formatAmount(profile.monthlyDebtPayments)),
    revolvingUtilization: Number(profile.revolvingUtilization),
    openCreditLines: profile.openCreditLines,
    realEstateLoans: profile.realEstateLoans,
    timesLate30Days: profile.timesLate30Days,
    timesLate60Days: profile.timesLate60Days,
    timesLate90Days: profile.timesLate90Days,
  };
}
