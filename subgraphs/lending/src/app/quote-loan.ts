import { isId } from '@blockscore/ids';
import { type Decimal, type Money, minorDigits, parseDecimal, toMinor } from '@blockscore/money';
import { err, fail, type Outcome, ok } from '@blockscore/result';
import { addDays, addMonths, dayOf } from '../domain/calendar.ts';
import type { DayCount } from '../domain/day-count.ts';
import { inputError, type LendingError, type LendingErrorCode } from '../domain/errors.ts';
import { type AmountInput, readAmount, readDay, readRate } from '../domain/input.ts';
import { checkTerms, type PricingBand, type Product, rateFor } from '../domain/product.ts';
import { type Quote, quote } from '../domain/quote.ts';
import type { RepaymentMethod, ScheduleTerms } from '../domain/schedule.ts';
import type { Ports } from './ports.ts';

type Maybe<T> = T | null | undefined;

export interface QuoteLoanInput {
  readonly productId?: Maybe<string>;
  readonly band?: Maybe<PricingBand>;
  readonly annualRate?: Maybe<string>;
  readonly amount: AmountInput;
  readonly termMonths: number;
  readonly firstPaymentDate?: Maybe<string>;
  readonly disbursedOn?: Maybe<string>;
  readonly dayCount?: Maybe<DayCount>;
  readonly method?: Maybe<RepaymentMethod>;
  readonly instalmentMultiple?: Maybe<string>;
}

export interface QuotedLoan extends Quote {
  readonly amount: Money;
  readonly terms: ScheduleTerms;
  /** The band whose declared rate was used. */
  readonly band: PricingBand | null;
}

const MAX_TERM_MONTHS = 600;
const MAX_FIRST_PERIOD_DAYS = 400;

/** Says what a loan would cost, by a product or by any rate. Stores nothing. */
export function quoteLoan(ports: Pick<Ports, 'transact' | 'clock'>) {
  return async (input: QuoteLoanInput): Promise<Outcome<QuotedLoan, LendingErrorCode>> => {
    const product = await findProduct(ports, input.productId);
    if (!product.ok) return product;
    const amount = readAmount(input.amount);
    if (!amount.ok) return err([amount.error]);
    const broken = checkQuote(product.value, amount.value, input.termMonths);
    if (broken.length > 0) return err(broken);
    const rate = readQuotedRate(product.value, input);
    if (!rate.ok) return rate;
    const days = readDays(input, dayOf(ports.clock()));
    if (!days.ok) return days;
    const multipleOf = readMultiple(input.instalmentMultiple, amount.value);
    if (!multipleOf.ok) return multipleOf;
    const terms: ScheduleTerms = {
      ...days.value,
      principal: amount.value.minor,
      annualRate: rate.value.annualRate,
      instalments: input.termMonths,
      every: { count: 1, unit: 'MONTH' },
      dayCount: input.dayCount ?? product.value?.dayCount ?? 'THIRTY_360',
      method: input.method ?? product.value?.method ?? 'ANNUITY',
      multipleOf: multipleOf.value,
    };
    const figures = quote(terms, amount.value.currency);
    return ok({ ...figures, amount: amount.value, terms, band: rate.value.band });
  };
}

async function findProduct(
  { transact }: Pick<Ports, 'transact'>,
  id: Maybe<string>,
): Promise<Outcome<Product | undefined, LendingErrorCode>> {
  if (id == null) return ok(undefined);
  const product = isId('prod', id) ? await transact((work) => work.products.find(id)) : undefined;
  if (product?.active) return ok(product);
  const message = 'There is no such product: choose one of `loanProducts`.';
  return fail('PRODUCT_NOT_FOUND', message, ['input', 'productId']);
}

function checkQuote(
  product: Product | undefined,
  amount: Money,
  termMonths: number,
): readonly LendingError[] {
  if (product !== undefined) return checkTerms(product, amount, termMonths);
  if (termMonths >= 1 && termMonths <= MAX_TERM_MONTHS) return [];
  return [inputError('TERM_OUT_OF_RANGE', 'termMonths', `Give 1 to ${MAX_TERM_MONTHS} months.`)];
}

function readQuotedRate(
  product: Product | undefined,
  input: QuoteLoanInput,
): Outcome<{ annualRate: Decimal; band: PricingBand | null }, LendingErrorCode> {
  if (input.annualRate != null) {
    const rate = readRate(input.annualRate);
    return rate.ok ? ok({ annualRate: rate.value, band: null }) : err([rate.error]);
  }
  if (product === undefined) {
    return err([inputError('INPUT_INVALID', 'annualRate', 'Give `productId` or `annualRate`.')]);
  }
  const band = input.band ?? 'A';
  const annualRate = rateFor(product, band, input.termMonths);
  if (annualRate !== undefined) return ok({ annualRate, band });
  const message = `${product.name} declares no rate for band ${band} and this term.`;
  return err([inputError('RATE_OUT_OF_RANGE', 'band', message)]);
}

function readDays(
  input: QuoteLoanInput,
  today: string,
): Outcome<Pick<ScheduleTerms, 'disbursedOn' | 'firstPaymentOn'>, LendingErrorCode> {
  const disbursedOn = readDay(
    input.disbursedOn ?? today,
    'disbursedOn',
    '1970-01-01',
    '2100-12-31',
  );
  if (!disbursedOn.ok) return err([disbursedOn.error]);
  const firstPaymentOn = readDay(
    input.firstPaymentDate ?? addMonths(disbursedOn.value, 1),
    'firstPaymentDate',
    addDays(disbursedOn.value, 1),
    addDays(disbursedOn.value, MAX_FIRST_PERIOD_DAYS),
  );
  if (!firstPaymentOn.ok) return err([firstPaymentOn.error]);
  return ok({ disbursedOn: disbursedOn.value, firstPaymentOn: firstPaymentOn.value });
}

/** The multiple that instalments are rounded to, in minor units; at most what is lent. */
function readMultiple(text: Maybe<string>, amount: Money): Outcome<bigint, LendingErrorCode> {
  if (text == null) return ok(1n);
  const parsed = parseDecimal(text);
  const minor = parsed.ok ? toMinor(parsed.value, minorDigits(amount.currency)) : 0n;
  if (minor >= 1n && minor <= amount.minor) return ok(minor);
  const message = 'Give an amount above zero, at most the amount of the loan.';
  return err([inputError('AMOUNT_INVALID', 'instalmentMultiple', message)]);
}
