import { formatAmount, money } from '@blockscore/money';
import { contractOf, scheduleTermsOf } from './contract-of.ts';
import { inputError, type LendingError } from './errors.ts';
import { downPaymentOf } from './plan-rest.ts';
import type { ProductContent } from './product.ts';
import { hasEmptyInstalment, quote } from './quote.ts';

/** Any day would do: a leap year's, so that its end is within the first instalments. */
const PAID_OUT_ON = '2028-01-31';

/**
 * Plans and prices the loans at the corners of a product: smallest and largest amount, shortest and
 * longest term, at the lowest and the highest rate that the term has. What cannot be planned is told
 * before anybody applies for it.
 */
export function probeProduct(product: ProductContent): readonly LendingError[] {
  const amounts = new Set([product.minAmount, product.maxAmount]);
  const terms = new Set([product.minTermMonths, product.maxTermMonths]);
  const errors: LendingError[] = [];
  for (const termMonths of terms) {
    for (const amount of amounts) {
      const problem = ratesFor(product, termMonths)
        .map((annualRate) => problemOf(product, amount, termMonths, annualRate))
        .find((each) => each !== undefined);
      if (problem === undefined) continue;
      const { currency } = product;
      const what = `${formatAmount(money(amount, currency))} ${currency} for ${termMonths} months`;
      errors.push(
        inputError('INPUT_INVALID', 'instalmentMultiple', `A loan of ${what} ${problem}`),
      );
    }
  }
  return errors;
}

/** The lowest and the highest rate of a term. */
function ratesFor({ rates }: ProductContent, termMonths: number): readonly string[] {
  const declared = rates
    .filter((rate) => rate.minTermMonths <= termMonths && termMonths <= rate.maxTermMonths)
    .map(({ annualRate }) => annualRate)
    .sort((a, b) => Number(a) - Number(b));
  return [...new Set([declared[0], declared.at(-1)])].flatMap((rate) => rate ?? []);
}

/** What is wrong with a loan, as the end of a sentence that begins with it. */
function problemOf(
  product: ProductContent,
  amount: bigint,
  termMonths: number,
  annualRate: string,
): string | undefined {
  const contract = contractOf(product, { annualRate, termMonths });
  const nothing = 'has instalments of nothing: lend more, for less long, or in smaller multiples.';
  if (downPaymentOf(contract, amount) >= amount) return nothing;
  const { rows, apr } = quote(scheduleTermsOf(contract, amount, PAID_OUT_ON), product.currency);
  const repaid = rows.reduce((sum, { principal }) => sum + principal, 0n);
  if (repaid !== amount || rows.at(-1)?.balance !== 0n) return 'is not repaid by its instalments.';
  if (hasEmptyInstalment(rows, contract)) return nothing;
  return apr.isFinite() && apr.gte(0) ? undefined : 'has no annual percentage rate.';
}
