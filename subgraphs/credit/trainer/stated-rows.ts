import type { FinancialProfileInput } from '../src/domain/financial-profile.ts';
import type { DataSet } from './data-set.ts';

/** More than this is refused of a person, and is an error of the data. */
const MAXIMUM_UTILIZATION = 10;

/** So many rows, spread over the data, that a person could state: no codes, nothing missing. */
export function statableRows(data: DataSet, wanted: number): readonly number[] {
  const found: number[] = [];
  const step = Math.max(1, Math.floor(data.rows / (2 * wanted)));
  for (let row = 0; row < data.rows && found.length < wanted; row += step) {
    const inputs = data.inputs(row);
    const isKnown = Object.values(inputs).every((value) => typeof value === 'number');
    if (isKnown && Number(inputs['revolvingUtilization']) <= MAXIMUM_UTILIZATION) found.push(row);
  }
  if (found.length === wanted) return found;
  throw new Error(`Only ${found.length} of ${wanted} rows could be stated by a person.`);
}

/** A row of the data as a person would state it. */
export function statedProfile(data: DataSet, row: number): FinancialProfileInput {
  const inputs = data.inputs(row);
  const count = (name: string) => Number(inputs[name]);
  const amount = (name: string) => ({ amount: String(inputs[name]), currency: 'USD' });
  return {
    monthlyIncome: amount('monthlyIncome'),
    monthlyDebtPayments: amount('monthlyDebtPayments'),
    // The data has up to nine decimals, some of them written with an exponent.
    revolvingUtilization: count('revolvingUtilization').toFixed(12),
    openCreditLines: count('openCreditLines'),
    realEstateLoans: count('realEstateLoans'),
    timesLate30Days: count('timesLate30Days'),
    timesLate60Days: count('timesLate60Days'),
    timesLate90Days: count('timesLate90Days'),
    dependents: null,
    employmentMonths: null,
  };
}
