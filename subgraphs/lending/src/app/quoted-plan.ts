import { type Decimal, type Money, minorDigits, parseDecimal, toMinor } from '@blockscore/money';
import { err, type Outcome, ok } from '@blockscore/result';
import {
  addDays,
  type Interval,
  type IntervalUnit,
  type LocalDate,
  occurrence,
} from '../domain/calendar.ts';
import { inputError, type LendingErrorCode } from '../domain/errors.ts';
import { type AmountInput, readAmount, readDay } from '../domain/input.ts';
import { downPaymentOf, dueDaysOf } from '../domain/plan-rest.ts';
import type { Advance, RepaymentMethod, ScheduleTerms } from '../domain/schedule.ts';
import { type PlanTerms, STANDARD_PLAN } from '../domain/servicing/contract.ts';
import { instalmentsIn } from '../domain/term.ts';

export type Maybe<T> = T | null | undefined;

/** How a quoted loan is to be repaid; what is left out is the product's. */
export interface PlanInput {
  readonly termMonths: number;
  readonly firstPaymentDate?: Maybe<string>;
  readonly disbursedOn?: Maybe<string>;
  readonly instalmentMultiple?: Maybe<string>;
  readonly every?: Maybe<{ readonly count?: Maybe<number>; readonly unit: IntervalUnit }>;
  readonly principalGrace?: Maybe<number>;
  readonly interestGrace?: Maybe<number>;
  readonly balloonPercent?: Maybe<string>;
  readonly downPaymentPercent?: Maybe<string>;
  readonly advances?: Maybe<readonly { readonly amount: AmountInput; readonly date: string }[]>;
}

type Read<T> = Outcome<T, LendingErrorCode>;
type Days = Pick<ScheduleTerms, 'disbursedOn' | 'firstPaymentOn' | 'instalments' | 'every'>;
type Shape = Pick<PlanTerms, 'multipleOf' | 'principalGrace' | 'interestGrace'> &
  Pick<PlanTerms, 'balloonPercent' | 'downPaymentPercent'>;

const MAX_FIRST_PERIOD_DAYS = 400;
const MAX_INTERVAL = 1_000;
const MAX_INSTALMENTS = 1_200;
const MAX_ADVANCES = 12;

function invalid(field: string, message: string, code: LendingErrorCode = 'INPUT_INVALID') {
  return err([inputError(code, field, message)]);
}

/** When the money goes out and when it is repaid. */
export function readPlanDays(input: PlanInput, usual: Interval, today: LocalDate): Read<Days> {
  const every = { count: input.every?.count ?? 1, unit: input.every?.unit ?? usual.unit };
  const interval = input.every == null ? usual : every;
  if (interval.count < 1 || interval.count > MAX_INTERVAL) {
    return invalid('every.count', `Give 1 to ${MAX_INTERVAL}.`);
  }
  const instalments = instalmentsIn(interval, input.termMonths);
  if (instalments === undefined) {
    return invalid('every', `A term of ${input.termMonths} months is no whole number of these.`);
  }
  if (instalments > MAX_INSTALMENTS) {
    const message = `A loan has at most ${MAX_INSTALMENTS} instalments: make the term shorter.`;
    return invalid('termMonths', message, 'TERM_OUT_OF_RANGE');
  }
  const from = input.disbursedOn ?? today;
  const disbursedOn = readDay(from, 'disbursedOn', '1970-01-01', '2100-12-31');
  if (!disbursedOn.ok) return err([disbursedOn.error]);
  const regular = occurrence(disbursedOn.value, interval, 1);
  const furthest = addDays(disbursedOn.value, MAX_FIRST_PERIOD_DAYS);
  const firstPaymentOn = readDay(
    input.firstPaymentDate ?? regular,
    'firstPaymentDate',
    addDays(disbursedOn.value, 1),
    [regular, furthest].sort().at(-1) ?? regular,
  );
  if (!firstPaymentOn.ok) return err([firstPaymentOn.error]);
  const days = { disbursedOn: disbursedOn.value, firstPaymentOn: firstPaymentOn.value };
  return ok({ ...days, instalments, every: interval });
}

/** What instalments look like: graces, balloon, down payment, whole multiples. */
export function readPlanShape(
  input: PlanInput,
  usual: Shape = STANDARD_PLAN,
  method: RepaymentMethod,
  instalments: number,
  amount: Money,
): Read<Shape> {
  const bullet = method === 'INTEREST_ONLY' && usual.principalGrace === 0;
  const principalGrace = input.principalGrace ?? (bullet ? instalments - 1 : usual.principalGrace);
  const interestGrace = input.interestGrace ?? usual.interestGrace;
  const most = instalments - 1;
  const least = method === 'INTEREST_ONLY' ? Math.min(1, most) : 0;
  if (principalGrace < least || principalGrace > most) {
    return invalid('principalGrace', `Give ${least} to ${most} of ${instalments} instalments.`);
  }
  if (interestGrace < 0 || interestGrace > most) {
    return invalid('interestGrace', `Give 0 to ${most} of ${instalments} instalments.`);
  }
  const balloon = readPercent(input.balloonPercent ?? usual.balloonPercent, 'balloonPercent');
  if (!balloon.ok) return balloon;
  if (method === 'BALLOON' && balloon.value.isZero()) {
    return invalid('balloonPercent', 'Say how much is left for the last instalment.');
  }
  const down = readPercent(
    input.downPaymentPercent ?? usual.downPaymentPercent,
    'downPaymentPercent',
  );
  if (!down.ok) return down;
  if (down.value.plus(balloon.value).gt(100) || down.value.gte(100)) {
    const message = 'Down payment and balloon are at most the amount; the rest is lent.';
    return invalid('downPaymentPercent', message);
  }
  const multipleOf = readMultiple(input.instalmentMultiple, amount, usual.multipleOf);
  if (!multipleOf.ok) return multipleOf;
  return ok({
    principalGrace,
    interestGrace,
    balloonPercent: balloon.value.toFixed(),
    downPaymentPercent: down.value.toFixed(),
    multipleOf: multipleOf.value,
  });
}

function readPercent(text: string, field: string): Read<Decimal> {
  const parsed = parseDecimal(text);
  if (!parsed.ok) return invalid(field, parsed.error);
  const { value } = parsed;
  if (value.gte(0) && value.lte(100) && value.decimalPlaces() <= 6) return ok(value);
  return invalid(field, 'Give 0 to 100 percent, with at most 6 decimals.');
}

/** The multiple that instalments are rounded to, in minor units; at most what is lent. */
function readMultiple(text: Maybe<string>, amount: Money, usual: bigint): Read<bigint> {
  if (text == null) return ok(usual);
  const parsed = parseDecimal(text);
  const minor = parsed.ok ? toMinor(parsed.value, minorDigits(amount.currency)) : 0n;
  if (minor >= 1n && minor <= amount.minor) return ok(minor);
  const message = 'Give an amount above zero, at most the amount of the loan.';
  return invalid('instalmentMultiple', message, 'AMOUNT_INVALID');
}

/** What is paid out later, in order of time. */
export function readAdvances(
  input: PlanInput,
  days: Days,
  currency: string,
): Read<readonly Advance[]> {
  const given = input.advances ?? [];
  if (given.length > MAX_ADVANCES) return invalid('advances', `Give at most ${MAX_ADVANCES}.`);
  const last = dueDaysOf(days, days.disbursedOn).days.at(-1) ?? days.firstPaymentOn;
  const advances: Advance[] = [];
  for (const [index, each] of given.entries()) {
    const field = `advances.${index}`;
    const amount = readAmount(each.amount, `${field}.amount`);
    if (!amount.ok) return err([amount.error]);
    if (amount.value.currency !== currency) {
      const message = `Give it in ${currency}, as the amount.`;
      return invalid(`${field}.amount.currency`, message, 'AMOUNT_INVALID');
    }
    const on = readDay(each.date, `${field}.date`, days.disbursedOn, addDays(last, -1));
    if (!on.ok) return err([on.error]);
    advances.push({ amount: amount.value.minor, on: on.value });
  }
  return ok(advances.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)));
}

/** Refuses a down payment that rounds to all that is paid out. */
export function checkDownPayment(terms: ScheduleTerms): Read<ScheduleTerms> {
  const paidOut = [terms.principal, ...(terms.advances ?? []).map(({ amount }) => amount)];
  const shape = { ...STANDARD_PLAN, ...terms };
  if (paidOut.every((amount) => downPaymentOf(shape, amount) < amount)) return ok(terms);
  const message = 'In such multiples nothing is left to be lent: make one of them smaller.';
  return invalid('downPaymentPercent', message);
}
