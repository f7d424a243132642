import { isId } from '@blockscore/ids';
import { add, type Decimal, type Money, money } from '@blockscore/money';
import { err, fail, type Outcome, ok } from '@blockscore/result';
import { dayOf, type LocalDate } from '../domain/calendar.ts';
import type { CostDisclosure } from '../domain/cost-disclosure.ts';
import type { DayCount } from '../domain/day-count.ts';
import { inputError, type LendingError, type LendingErrorCode } from '../domain/errors.ts';
import { type AmountInput, readAmount, readRate } from '../domain/input.ts';
import { checkTerms, type PricingBand, type Product, rateFor } from '../domain/product.ts';
import { hasEmptyInstalment, type Quote, quote } from '../domain/quote.ts';
import type { RepaymentMethod, ScheduleTerms } from '../domain/schedule.ts';
import { STANDARD_PLAN } from '../domain/servicing/contract.ts';
import type { Ports } from './ports.ts';
import {
  checkDownPayment,
  type Maybe,
  type PlanInput,
  readAdvances,
  readPlanDays,
  readPlanShape,
} from './quoted-plan.ts';
import type { WorkBudget } from './work-budget.ts';

export interface QuoteLoanInput extends PlanInput {
  readonly productId?: Maybe<string>;
  readonly band?: Maybe<PricingBand>;
  readonly annualRate?: Maybe<string>;
  readonly amount: AmountInput;
  readonly dayCount?: Maybe<DayCount>;
  readonly method?: Maybe<RepaymentMethod>;
}

/** Everything that terms may leave to what is usual, said. */
export type QuotedTerms = Required<ScheduleTerms>;

export interface QuotedLoan {
  /** All that is paid out. */
  readonly amount: Money;
  readonly termMonths: number;
  readonly terms: QuotedTerms;
  readonly quote: Quote;
  /** The band whose declared rate was used. */
  readonly band: PricingBand | null;
  readonly disclosure: CostDisclosure;
}

const MAX_TERM_MONTHS = 600;

/** Says what a loan would cost, by a product or by any rate. Stores nothing. */
export function quoteLoan(ports: Pick<Ports, 'transact' | 'clock' | 'rules'>) {
  return async (
    input: QuoteLoanInput,
    budget: WorkBudget,
  ): Promise<Outcome<QuotedLoan, LendingErrorCode>> => {
    const found = await findProduct(ports, input.productId);
    if (!found.ok) return found;
    const product = found.value;
    const quotedOn = dayOf(ports.clock());
    const read = readTerms(product, input, quotedOn);
    if (!read.ok) return read;
    const { terms, amount, band } = read.value;
    const { currency } = amount;
    const { creditor } = ports.rules;
    await budget.spend('PLANNED_INSTALMENTS', terms.instalments * (1 + terms.advances.length));
    const figures = quote(terms, currency);
    const nothing = checkInstalments(terms, figures);
    if (nothing.length > 0) return err(nothing);
    return ok({
      amount,
      termMonths: input.termMonths,
      terms,
      quote: figures,
      band,
      disclosure: {
        title: product === undefined ? 'Loan quote' : `Quote: ${product.name}`,
        lender: `${creditor.name}, ${creditor.address}`,
        preparedOn: quotedOn,
        validUntil: null,
        currency,
        terms,
        quote: figures,
      },
    });
  };
}

function readTerms(
  product: Product | undefined,
  input: QuoteLoanInput,
  today: LocalDate,
): Outcome<Pick<QuotedLoan, 'terms' | 'amount' | 'band'>, LendingErrorCode> {
  const first = readAmount(input.amount);
  if (!first.ok) return err([first.error]);
  const { currency } = first.value;
  const tooLong = checkTermMonths(input.termMonths);
  if (tooLong.length > 0) return err(tooLong);
  const days = readPlanDays(input, product?.every ?? STANDARD_PLAN.every, today);
  if (!days.ok) return days;
  const advances = readAdvances(input, days.value, currency);
  if (!advances.ok) return advances;
  const amount = advances.value.reduce(
    (sum, advance) => add(sum, money(advance.amount, currency)),
    first.value,
  );
  const broken = product === undefined ? [] : checkTerms(product, amount, input.termMonths);
  if (broken.length > 0) return err(broken);
  const rate = readQuotedRate(product, input);
  if (!rate.ok) return rate;
  const method = input.method ?? product?.method ?? 'ANNUITY';
  const { instalments } = days.value;
  const shape = readPlanShape(input, product, method, instalments, first.value);
  if (!shape.ok) return shape;
  const terms: QuotedTerms = {
    ...days.value,
    ...shape.value,
    principal: first.value.minor,
    advances: advances.value,
    annualRate: rate.value.annualRate,
    dayCount: input.dayCount ?? product?.dayCount ?? 'THIRTY_360',
    method,
  };
  const checked = checkDownPayment(terms);
  return checked.ok ? ok({ terms, amount, band: rate.value.band }) : checked;
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

/** What holds of any loan; a product may lend for less. */
function checkTermMonths(termMonths: number): readonly LendingError[] {
  if (termMonths >= 1 && termMonths <= MAX_TERM_MONTHS) return [];
  return [inputError('TERM_OUT_OF_RANGE', 'termMonths', `Give 1 to ${MAX_TERM_MONTHS} months.`)];
}

/** Refuses a plan that has instalments of nothing where no grace has them. */
function checkInstalments(terms: QuotedTerms, { rows }: Quote): readonly LendingError[] {
  if (!hasEmptyInstalment(rows, terms)) return [];
  if (terms.multipleOf === 1n) {
    const message = 'It is too small for so many instalments: some of them would be 0.';
    return [inputError('AMOUNT_INVALID', 'amount', message)];
  }
  const message = 'It is too coarse for such instalments, some would be 0: make it smaller.';
  return [inputError('AMOUNT_INVALID', 'instalmentMultiple', message)];
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
