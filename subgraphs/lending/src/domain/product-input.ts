import { formatAmount, money } from '@blockscore/money';
import { err, ok, type Result } from '@blockscore/result';
import type { Interval } from './calendar.ts';
import type { DayCount } from './day-count.ts';
import { inputError, type LendingError } from './errors.ts';
import { type AmountInput, readRate } from './input.ts';
import type { ProductContent, ProductRate } from './product.ts';
import {
  readMinor,
  readName,
  readPercent,
  readWhole,
  readWords,
  type Take,
} from './product-fields.ts';
import { probeProduct } from './product-probe.ts';
import { checkRates } from './product-rates.ts';
import { type LateFeeInput, lateFeeInput, readServicing } from './product-servicing.ts';
import type { RepaymentMethod } from './schedule.ts';
import type { Component, ExcessUse } from './servicing/contract.ts';
import { instalmentsIn } from './term.ts';

/** What a version is to say, as it comes from outside. */
export interface ProductInput {
  readonly name: string;
  readonly description: string;
  readonly minAmount: AmountInput;
  readonly maxAmount: AmountInput;
  readonly minTermMonths: number;
  readonly maxTermMonths: number;
  readonly dayCount: DayCount;
  readonly method: RepaymentMethod;
  readonly rates: readonly ProductRate[];
  readonly every: Interval;
  /** Null: the smallest unit of the currency. */
  readonly instalmentMultiple: AmountInput | null;
  readonly principalGrace: number;
  readonly interestGrace: number;
  readonly balloonPercent: string;
  readonly downPaymentPercent: string;
  readonly allocationOrder: readonly Component[];
  readonly lateFee: LateFeeInput | null;
  readonly overdueInterest: boolean;
  readonly excess: ExcessUse;
}

/** Major units: an amount beyond is a slip. */
const HIGHEST_AMOUNT = 1_000_000_000n;
const MOST_MONTHS = 600;
const MOST_INSTALMENTS = 600;

/** What is said already, as it would be said again: changes are put on top of it. */
export function inputOf(content: ProductContent): ProductInput {
  const { currency, minAmount, maxAmount, multipleOf, lateFee, ...rest } = content;
  const amountOf = (minor: bigint): AmountInput => ({
    amount: formatAmount(money(minor, currency)),
    currency,
  });
  return {
    ...rest,
    minAmount: amountOf(minAmount),
    maxAmount: amountOf(maxAmount),
    instalmentMultiple: amountOf(multipleOf),
    lateFee: lateFee === null ? null : lateFeeInput(lateFee, amountOf),
  };
}

/**
 * Reads what a version is to say. Every broken rule is named by its path; that the smallest and the
 * largest loan can be planned and priced is tried once no rule is broken.
 */
export function readProduct(
  input: ProductInput,
  currency: string,
): Result<ProductContent, readonly LendingError[]> {
  const errors: LendingError[] = [];
  const take: Take = (read, otherwise) => {
    if (read.ok) return read.value;
    errors.push(read.error);
    return otherwise;
  };
  const amounts = readAmounts(take, input, currency);
  const terms = readTerms(take, input);
  // Of a range that is none it cannot be told what covers it.
  if (errors.every(({ code }) => code !== 'TERM_OUT_OF_RANGE')) {
    errors.push(...checkRates(input.rates, terms));
  }
  const content: ProductContent = {
    name: take(readName(input.name, 'name', 80), ''),
    description: take(readWords(input.description, 'description', 500), ''),
    currency,
    ...amounts,
    ...terms,
    ...readPlan(take, input),
    ...readServicing(take, input, currency),
    dayCount: input.dayCount,
    method: input.method,
    rates: input.rates.map((rate) => ({ ...rate, annualRate: plain(rate.annualRate) })),
  };
  if (errors.length > 0) return err(errors);
  const problems = probeProduct(content);
  return problems.length > 0 ? err(problems) : ok(content);
}

/** `07.50` as `7.5`; what is no rate was told of already. */
function plain(annualRate: string): string {
  const rate = readRate(annualRate);
  return rate.ok ? rate.value.toFixed() : annualRate;
}

function readAmounts(take: Take, input: ProductInput, currency: string) {
  const minAmount = take(readMinor(input.minAmount, 'minAmount', currency), 0n);
  const maxAmount = take(readMinor(input.maxAmount, 'maxAmount', currency), 0n);
  const { instalmentMultiple: multiple } = input;
  const multipleOf =
    multiple === null ? 1n : take(readMinor(multiple, 'instalmentMultiple', currency), 1n);
  const refuse = (field: string, message: string) =>
    take(err(inputError('AMOUNT_OUT_OF_RANGE', field, message)), undefined);
  const read = minAmount > 0n && maxAmount > 0n;
  if (read && maxAmount < minAmount) refuse('maxAmount', 'Give at least the smallest amount.');
  const highest = readMinor({ amount: HIGHEST_AMOUNT.toString(), currency }, 'maxAmount', currency);
  if (highest.ok && maxAmount > highest.value) {
    refuse('maxAmount', `Give at most ${HIGHEST_AMOUNT} ${currency}.`);
  }
  if (read && multipleOf > minAmount) {
    refuse('instalmentMultiple', 'Give at most the smallest amount that is lent.');
  }
  return { minAmount, maxAmount, multipleOf };
}

function readTerms(take: Take, input: ProductInput) {
  const { count, unit } = input.every;
  const every = { count: take(readWhole(count, 'every.count', [1, 365]), 1), unit };
  const range = [1, MOST_MONTHS] as const;
  const term = (field: 'minTermMonths' | 'maxTermMonths'): number => {
    const months = take(readWhole(input[field], field, range, 'TERM_OUT_OF_RANGE'), 0);
    if (months === 0) return 0;
    const instalments = instalmentsIn(every, months);
    if (instalments !== undefined && instalments <= MOST_INSTALMENTS) return months;
    const message = `Give a term of 1 to ${MOST_INSTALMENTS} whole instalments.`;
    return take(err(inputError('TERM_OUT_OF_RANGE', field, message)), months);
  };
  const minTermMonths = term('minTermMonths');
  const maxTermMonths = term('maxTermMonths');
  if (maxTermMonths > 0 && maxTermMonths < minTermMonths) {
    const message = 'Give at least the shortest term.';
    take(err(inputError('TERM_OUT_OF_RANGE', 'maxTermMonths', message)), undefined);
  }
  return { every, minTermMonths, maxTermMonths };
}

function readPlan(take: Take, input: ProductInput) {
  const { every, minTermMonths, method } = input;
  const shortest = instalmentsIn(every, minTermMonths) ?? 1;
  const grace = (field: 'principalGrace' | 'interestGrace') =>
    take(readWhole(input[field], field, [0, Math.max(0, shortest - 1)]), 0);
  const principalGrace = grace('principalGrace');
  const interestGrace = grace('interestGrace');
  const balloonPercent = take(readPercent(input.balloonPercent, 'balloonPercent'), '0');
  const downPaymentPercent = take(readPercent(input.downPaymentPercent, 'downPaymentPercent'), '0');
  const refuse = (field: string, message: string) =>
    take(err(inputError('INPUT_INVALID', field, message)), undefined);
  if (Number(balloonPercent) + Number(downPaymentPercent) > 100) {
    refuse('balloonPercent', 'Down payment and balloon are at most the whole amount.');
  }
  if (Number(downPaymentPercent) === 100) refuse('downPaymentPercent', 'Give less than 100 %.');
  if (method === 'INTEREST_ONLY' && input.principalGrace === 0) {
    refuse('principalGrace', 'Say how many instalments pay interest only: at least 1.');
  }
  if (method === 'BALLOON' && Number(balloonPercent) === 0) {
    refuse('balloonPercent', 'Say what is left for the last instalment: above 0 %.');
  }
  return { principalGrace, interestGrace, balloonPercent, downPaymentPercent };
}
