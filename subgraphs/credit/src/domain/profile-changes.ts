import { formatAmount, type Money } from '@blockscore/money';
import { err, type Result, type UserErrorValue } from '@blockscore/result';
import {
  type AmountInput,
  type FinancialProfile,
  type FinancialProfileInput,
  validateProfile,
} from './financial-profile.ts';
import { INPUT_NAMES, inputsOfProfile } from './profile-inputs.ts';

/** Fields to put in the place of a profile's; what is left out stays. */
export type ProfileChanges = {
  readonly [K in keyof FinancialProfileInput]?: FinancialProfileInput[K] | null | undefined;
};

type Invalid = UserErrorValue<'INPUT_INVALID' | 'CURRENCY_NOT_OFFERED'>;

/** Stated for the officer and never scored: these alone may be taken back. */
const MAY_BE_NULL: ReadonlySet<string> = new Set(['dependents', 'employmentMonths']);

/**
 * The profile with the changes, checked as one that is submitted. Null is refused where a field is
 * scored: it says neither that the field stays nor what it becomes, and leaving out must not pay.
 */
export function changeProfile(
  profile: FinancialProfile,
  changes: ProfileChanges,
  currency: string,
): Result<FinancialProfile, readonly Invalid[]> {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  const nulls = given.filter(([field, value]) => value === null && !MAY_BE_NULL.has(field));
  if (nulls.length > 0) {
    const message = 'State a value, or leave the field out where it stays as it is.';
    return err(nulls.map(([field]) => ({ code: 'INPUT_INVALID', message, path: [field] })));
  }
  return validateProfile({ ...asStated(profile), ...Object.fromEntries(given) }, currency);
}

/** Whether two profiles are the same to a model, whatever else they state. */
export function isScoredAlike(a: FinancialProfile, b: FinancialProfile): boolean {
  const [before, after] = [inputsOfProfile(a), inputsOfProfile(b)];
  return INPUT_NAMES.every((name) => before[name] === after[name]);
}

/** A profile as it would be stated again. */
function asStated(profile: FinancialProfile): FinancialProfileInput {
  const amount = (value: Money): AmountInput => ({
    amount: formatAmount(value),
    currency: value.currency,
  });
  return {
    monthlyIncome: amount(profile.monthlyIncome),
    monthlyDebtPayments: amount(profile.monthlyDebtPayments),
    revolvingUtilization: profile.revolvingUtilization,
    openCreditLines: profile.openCreditLines,
    realEstateLoans: profile.realEstateLoans,
    timesLate30Days: profile.timesLate30Days,
    timesLate60Days: profile.timesLate60Days,
    timesLate90Days: profile.timesLate90Days,
    dependents: profile.dependents,
    employmentMonths: profile.employmentMonths,
  };
}
