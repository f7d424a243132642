import { Decimal, roundHalfEven } from '@blockscore/money';
import type { Period, ScheduleRow, ScheduleTerms } from './schedule.ts';

function roundToMultiple(value: Decimal, multipleOf: bigint): bigint {
  return roundHalfEven(value.div(multipleOf.toString())) * multipleOf;
}

/**
 * The instalment that repays `principal` in equal parts whatever the periods' rates:
 * `P·Π(1 + r_k) / F_n` with `F_1 = 1`, `F_k = 1 + F_{k−1}·(1 + r_k)`. Unrounded, minor units.
 */
export function annuityInstalment(principal: bigint, rates: readonly Decimal[]): Decimal {
  let growth = new Decimal(1);
  let annuity = new Decimal(0);
  for (const rate of rates) {
    const factor = rate.plus(1);
    growth = growth.times(factor);
    annuity = annuity.times(factor).plus(1);
  }
  return growth.times(principal.toString()).div(annuity);
}

/** How much of an instalment goes to principal, given the interest that is due with it. */
type Split = (balance: bigint, interestDue: bigint) => { principal: bigint; interest: bigint };

/** Interest on the balance; the last instalment takes what is left. */
function declining(terms: ScheduleTerms, periods: readonly Period[], divide: Split): ScheduleRow[] {
  let balance = terms.principal;
  // Interest beyond what an instalment covers is owed with the next one and earns none itself.
  let unpaid = 0n;
  return periods.map(({ dueOn, rate }, index) => {
    const due = unpaid + roundHalfEven(rate.times(balance.toString()));
    const last = index === periods.length - 1;
    const { principal, interest } = last
      ? { principal: balance, interest: due }
      : divide(balance, due);
    balance -= principal;
    unpaid = due - interest;
    return {
      number: index + 1,
      dueOn,
      payment: principal + interest,
      interest,
      principal,
      balance,
    };
  });
}

function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

function byInstalment(instalment: bigint): Split {
  return (balance, due) => {
    const interest = smaller(due, instalment);
    return { interest, principal: smaller(instalment - interest, balance) };
  };
}

/** How far the last instalment is from the others. */
function unevenness(rows: readonly ScheduleRow[], instalment: bigint): bigint {
  return (rows.at(-1)?.payment ?? instalment) - instalment;
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

/**
 * Where roundings pile up to more than half a minor unit an instalment, the difference is spread
 * over all of them as long as that brings the last one nearer to the rest.
 */
export function annuity(terms: ScheduleTerms, periods: readonly Period[]): ScheduleRow[] {
  const multipleOf = terms.multipleOf ?? 1n;
  const exact = annuityInstalment(
    terms.principal,
    periods.map(({ rate }) => rate),
  );
  let instalment = roundToMultiple(exact, multipleOf);
  let rows = declining(terms, periods, byInstalment(instalment));
  const tolerated = BigInt(Math.floor(periods.length / 2));
  if (tolerated === 0n) return rows;
  for (;;) {
    const difference = unevenness(rows, instalment);
    if (magnitude(difference) <= tolerated) return rows;
    const shift = new Decimal(difference.toString()).div(periods.length);
    const nudged = roundToMultiple(shift.plus(instalment.toString()), multipleOf);
    if (nudged === instalment || nudged < 0n) return rows;
    const tried = declining(terms, periods, byInstalment(nudged));
    if (magnitude(unevenness(tried, nudged)) >= magnitude(difference)) return rows;
    instalment = nudged;
    rows = tried;
  }
}

export function equalPrincipal(terms: ScheduleTerms, periods: readonly Period[]): ScheduleRow[] {
  const part = roundToMultiple(
    new Decimal(terms.principal.toString()).div(periods.length),
    terms.multipleOf ?? 1n,
  );
  return declining(terms, periods, (balance, due) => ({
    principal: smaller(part, balance),
    interest: due,
  }));
}

/** Interest on the amount lent; what rounding leaves of interest and principal is in the last one. */
export function flat(terms: ScheduleTerms, periods: readonly Period[]): ScheduleRow[] {
  const lent = new Decimal(terms.principal.toString());
  const total = roundHalfEven(
    periods.reduce((sum, { rate }) => sum.plus(rate), new Decimal(0)).times(lent),
  );
  const instalment = roundToMultiple(
    lent.plus(total.toString()).div(periods.length),
    terms.multipleOf ?? 1n,
  );
  let balance = terms.principal;
  let interestLeft = total;
  return periods.map(({ dueOn, rate }, index) => {
    const last = index === periods.length - 1;
    const earned = smaller(roundHalfEven(rate.times(lent)), interestLeft);
    const interest = last ? interestLeft : smaller(earned, instalment);
    const principal = last ? balance : smaller(instalment - interest, balance);
    balance -= principal;
    interestLeft -= interest;
    return {
      number: index + 1,
      dueOn,
      payment: principal + interest,
      interest,
      principal,
      balance,
    };
  });
}
