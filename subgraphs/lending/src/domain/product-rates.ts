import { inputError, type LendingError } from './errors.ts';
import { readRate } from './input.ts';
import { PRICING_BANDS, type PricingBand, type ProductRate } from './product.ts';

/** The months that a product lends for, both included. */
export interface TermRange {
  readonly minTermMonths: number;
  readonly maxTermMonths: number;
}

/** Rows of a pricing table. */
const MOST_RATES = 200;

function formatTerms({ minTermMonths, maxTermMonths }: TermRange): string {
  return minTermMonths === maxTermMonths
    ? `${minTermMonths} months`
    : `${minTermMonths} to ${maxTermMonths} months`;
}

/**
 * Checks a pricing table: every band and every term has one rate, and nobody of a better band pays
 * more. Says every rule that is broken, at the row that breaks it; what is missing, at the table.
 */
export function checkRates(
  rates: readonly ProductRate[],
  terms: TermRange,
): readonly LendingError[] {
  if (rates.length === 0 || rates.length > MOST_RATES) {
    return [inputError('INPUT_INVALID', 'rates', `Give 1 to ${MOST_RATES} rates.`)];
  }
  const rows = rates.flatMap((rate, index) => checkRow(rate, `rates.${index}`, terms));
  if (rows.length > 0) return rows;
  const covered = PRICING_BANDS.flatMap((band) => checkBand(rates, band, terms));
  return covered.length > 0 ? covered : checkOrder(rates);
}

function checkRow(rate: ProductRate, field: string, terms: TermRange): readonly LendingError[] {
  const annualRate = readRate(rate.annualRate, undefined, undefined, `${field}.annualRate`);
  const errors: LendingError[] = annualRate.ok ? [] : [annualRate.error];
  const { minTermMonths, maxTermMonths } = rate;
  if (minTermMonths < terms.minTermMonths || minTermMonths > terms.maxTermMonths) {
    const message = `The product runs ${formatTerms(terms)}.`;
    errors.push(inputError('TERM_OUT_OF_RANGE', `${field}.minTermMonths`, message));
  }
  if (maxTermMonths < minTermMonths || maxTermMonths > terms.maxTermMonths) {
    const message = `Give a term from the shortest of the row to ${terms.maxTermMonths} months.`;
    errors.push(inputError('TERM_OUT_OF_RANGE', `${field}.maxTermMonths`, message));
  }
  return errors;
}

/** Whether the rows of a band cover the terms, each once. */
function checkBand(
  rates: readonly ProductRate[],
  band: PricingBand,
  terms: TermRange,
): readonly LendingError[] {
  const rows = rates
    .map((rate, index) => ({ ...rate, index }))
    .filter((rate) => rate.band === band)
    .sort((a, b) => a.minTermMonths - b.minTermMonths);
  const errors: LendingError[] = [];
  const missing = (minTermMonths: number, maxTermMonths: number) => {
    const gap = formatTerms({ minTermMonths, maxTermMonths });
    errors.push(inputError('INPUT_INVALID', 'rates', `Band ${band} has no rate for ${gap}.`));
  };
  let next = terms.minTermMonths;
  for (const { minTermMonths, maxTermMonths, index } of rows) {
    if (minTermMonths > next) missing(next, minTermMonths - 1);
    if (minTermMonths < next) {
      const message = `Band ${band} has another rate for ${minTermMonths} months.`;
      errors.push(inputError('INPUT_INVALID', `rates.${index}.minTermMonths`, message));
    }
    next = Math.max(next, maxTermMonths + 1);
  }
  if (next <= terms.maxTermMonths) missing(next, terms.maxTermMonths);
  return errors;
}

/** Whether each band pays at least what the better one before it does; the table is complete. */
function checkOrder(rates: readonly ProductRate[]): readonly LendingError[] {
  const rowFor = (band: PricingBand | undefined, term: number) =>
    rates.findIndex(
      (rate) => rate.band === band && rate.minTermMonths <= term && term <= rate.maxTermMonths,
    );
  // Rates change where a row begins, and nowhere else.
  const starts = new Set(rates.map(({ minTermMonths }) => minTermMonths));
  const errors = new Map<number, LendingError>();
  for (const term of starts) {
    for (const [place, band] of PRICING_BANDS.entries()) {
      const index = rowFor(band, term);
      const [rate, better] = [rates[index], rates[rowFor(PRICING_BANDS[place - 1], term)]];
      if (rate === undefined || better === undefined || errors.has(index)) continue;
      if (Number(better.annualRate) <= Number(rate.annualRate)) continue;
      const message = `Band ${better.band} would pay ${better.annualRate} % for ${term} months: give at least that.`;
      errors.set(index, inputError('RATE_OUT_OF_RANGE', `rates.${index}.annualRate`, message));
    }
  }
  return [...errors.values()];
}
