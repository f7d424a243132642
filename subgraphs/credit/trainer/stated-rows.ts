import type { FinancialProfileInput } from '../src/domain/financial-profile.ts';
import type { DataSet } from './data-set.ts';
import { at } from './numbers.ts';
import { isKnown } from './quantile-bins.ts';

/** More than this is refused of a person, and is an error of the data. */
const MAXIMUM_UTILIZATION = 10;

/** So many rows, spread over the data, that a person could state: no codes, nothing missing. */
export function statableRows(data: DataSet, wanted: number): readonly number[] {
  const found: number[] = [];
  const step = Math.max(1, Math.floor(data.rows / (2 * wanted)));
  for (let row = 0; row < data.rows && found.length < wanted; row += step) {
    if (isStatable(data, row)) found.push(row);
  }
  if (found.length === wanted) return found;
  throw new Error(`Only ${found.length} of ${wanted} rows could be stated by a person.`);
}

/** Whether a row could be that of somebody who is scored: all inputs and characteristics known. */
export function isStatable(data: DataSet, row: number): boolean {
  const inputs = data.inputs(row);
  return (
    Object.values(inputs).every((value) => typeof value === 'number') &&
    data.characteristics.every((values) => isKnown(at(values, row))) &&
    Number(inputs['revolvingUtilization'] ?? 0) <= MAXIMUM_UTILIZATION
  );
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
