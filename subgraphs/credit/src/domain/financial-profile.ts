import { type Money, minorDigits, parseDecimal, parseMoney } from '@blockscore/money';
import { err, ok, type Result, type UserErrorValue } from '@blockscore/result';

/** What a person states about their finances. Late counts are for the last 24 months. */
export interface FinancialProfile {
  readonly monthlyIncome: Money;
  readonly monthlyDebtPayments: Money;
  /** Balance ÷ limit over all revolving credit, a plain decimal: "0.35" is 35 %. */
  readonly revolvingUtilization: string;
  readonly openCreditLines: number;
  readonly realEstateLoans: number;
  readonly timesLate30Days: number;
  readonly timesLate60Days: number;
  readonly timesLate90Days: number;
  /** Stated for the officer; never scored. */
  readonly dependents: number | null;
  /** Stated for the officer; never scored. */
  readonly employmentMonths: number | null;
}

/** An amount as it comes from outside, in major units. */
export interface AmountInput {
  readonly amount: string;
  readonly currency: string;
}

export type FinancialProfileInput = {
  readonly [K in keyof FinancialProfile]: FinancialProfile[K] extends Money
    ? AmountInput
    : FinancialProfile[K];
};

type Invalid = UserErrorValue<'INPUT_INVALID' | 'CURRENCY_NOT_OFFERED'>;

/** Highest amount a month, in major units. */
const MAXIMUM_AMOUNT = 10_000_000n;
/** Ten times the limit: above it a percentage was most likely written for a fraction. */
const MAXIMUM_UTILIZATION = 10;

type CountField = 'openCreditLines' | 'realEstateLoans' | `timesLate${30 | 60 | 90}Days`;
const MAXIMUM_COUNTS: Readonly<Record<CountField | 'dependents' | 'employmentMonths', number>> = {
  openCreditLines: 100,
  realEstateLoans: 100,
  timesLate30Days: 95,
  timesLate60Days: 95,
  timesLate90Days: 95,
  dependents: 30,
  employmentMonths: 900,
};

/**
 * Checks a stated profile; all that is wrong is told at once.
 * @param currency the lender's; amounts in another are an error of their own.
 */
export function validateProfile(
  input: FinancialProfileInput,
  currency: string,
): Result<FinancialProfile, readonly Invalid[]> {
  const errors: Invalid[] = [];
  const keep = <T>(result: Result<T, Invalid>, otherwise: T): T => {
    if (result.ok) return result.value;
    errors.push(result.error);
    return otherwise;
  };
  const nothing: Money = { minor: 0n, currency };
  const count = (field: keyof typeof MAXIMUM_COUNTS) => keep(checkCount(field, input[field]), 0);
  const optionalCount = (field: 'dependents' | 'employmentMonths') =>
    input[field] === null ? null : count(field);
  const profile: FinancialProfile = {
    monthlyIncome: keep(checkAmount('monthlyIncome', input.monthlyIncome, currency), nothing),
    monthlyDebtPayments: keep(
      checkAmount('monthlyDebtPayments', input.monthlyDebtPayments, currency),
      nothing,
    ),
    revolvingUtilization: keep(checkUtilization(input.revolvingUtilization), '0'),
    openCreditLines: count('openCreditLines'),
    realEstateLoans: count('realEstateLoans'),
    timesLate30Days: count('timesLate30Days'),
    timesLate60Days: count('timesLate60Days'),
    timesLate90Days: count('timesLate90Days'),
    dependents: optionalCount('dependents'),
    employmentMonths: optionalCount('employmentMonths'),
  };
  return errors.length > 0 ? err(errors) : ok(profile);
}

function checkAmount(field: string, input: AmountInput, currency: string): Result<Money, Invalid> {
  if (input.currency !== currency) {
    const message = `This lender works in ${currency}: state the amount in it.`;
    return err({ code: 'CURRENCY_NOT_OFFERED', message, path: [field, 'currency'] });
  }
  const invalid = (message: string) =>
    err<Invalid>({ code: 'INPUT_INVALID', message, path: [field, 'amount'] });
  const parsed = parseMoney(input.amount, currency);
  if (!parsed.ok) return invalid(parsed.error);
  const maximum = MAXIMUM_AMOUNT * 10n ** BigInt(minorDigits(currency));
  if (parsed.value.minor >= 0n && parsed.value.minor <= maximum) return ok(parsed.value);
  return invalid(`State an amount from 0 to ${MAXIMUM_AMOUNT} ${currency} a month.`);
}

function checkUtilization(text: string): Result<string, Invalid> {
  const path = ['revolvingUtilization'];
  const parsed = parseDecimal(text);
  if (!parsed.ok) return err({ code: 'INPUT_INVALID', message: parsed.error, path });
  if (!parsed.value.isNegative() && parsed.value.lte(MAXIMUM_UTILIZATION)) {
    return ok(parsed.value.toFixed());
  }
  const message = `Utilization is balance ÷ limit, from 0 to ${MAXIMUM_UTILIZATION}: write 0.35 for 35 %.`;
  return err({ code: 'INPUT_INVALID', message, path });
}

function checkCount(
  field: keyof typeof MAXIMUM_COUNTS,
  value: number | null,
): Result<number, Invalid> {
  const maximum = MAXIMUM_COUNTS[field];
  if (value !== null && Number.isInteger(value) && value >= 0 && value <= maximum) return ok(value);
  const message = `State a whole number from 0 to ${maximum}.`;
  return err({ code: 'INPUT_INVALID', message, path: [field] });
}
