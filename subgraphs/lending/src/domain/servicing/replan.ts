import { Decimal } from '@blockscore/money';
import { addDays, type LocalDate, occurrence } from '../calendar.ts';
import { planRest } from '../plan-rest.ts';
import { earnedBy, totalEarned } from './accrual.ts';
import { type Life, notNegative, smaller, total } from './life.ts';
import { NO_PARTS, type Parts, plus, sumOf } from './parts.ts';
import { payRows } from './pay-rows.ts';
import { regularOf, rowOf, serviced } from './planned-rows.ts';
import type { ServicedInstalment } from './state.ts';

/** Instalments on both sides of a day: those that stay as they are, and those that may be planned anew. */
export interface Sides {
  readonly kept: readonly ServicedInstalment[];
  readonly rest: readonly ServicedInstalment[];
}

/** @param open whether what falls due on the day itself may be planned anew too */
export function sidesOf(life: Life, day: LocalDate, open = false): Sides {
  const isKept = ({ dueOn }: ServicedInstalment) => (open ? dueOn < day : dueOn <= day);
  return { kept: life.rows.filter(isKept), rest: life.rows.filter((row) => !isKept(row)) };
}

/** What is owed on the instalments to come, at a day; minor units. */
export interface RestOwed {
  /** Earned and asked for by no instalment that is due. */
  readonly earned: bigint;
  /** What of that is not settled. */
  readonly interest: bigint;
  readonly principal: bigint;
  /** Fees and penalties that were charged with instalments to come. */
  readonly fees: bigint;
  /** Interest paid in advance that is not earned: it is principal once the rest is planned anew. */
  readonly surplus: bigint;
}

export function restOwed(life: Life, day: LocalDate, { kept, rest }: Sides): RestOwed {
  const [owed, paid, waived] = [total(rest, 'owed'), total(rest, 'paid'), total(rest, 'waived')];
  const asked = total(kept, 'owed').INTEREST + life.capitalised.INTEREST;
  const earned = notNegative(totalEarned(life, day) - asked);
  const settled = paid.INTEREST + waived.INTEREST;
  const surplus = smaller(paid.INTEREST, notNegative(settled - earned));
  const fees = owed.FEE + owed.PENALTY - paid.FEE - paid.PENALTY - waived.FEE - waived.PENALTY;
  return {
    earned,
    interest: notNegative(earned - settled),
    principal: owed.PRINCIPAL - paid.PRINCIPAL - surplus,
    fees,
    surplus,
  };
}

/** What a new plan of the rest begins with, beyond what is owed. */
export interface Replan {
  readonly day: LocalDate;
  readonly sides: Sides;
  /** The days that the rest falls due on; undefined: as planned. */
  readonly dueDays?: readonly LocalDate[];
  /** Paid now, of interest and principal that are owed. */
  readonly paid?: InterestAndPrincipal;
  /** More principal to repay. */
  readonly added?: bigint;
  /** Whether the instalment stays and the term ends earlier. */
  readonly keepsInstalment?: boolean;
  /** Whether what was paid ahead is principal from here on, and no longer pays instalments to come. */
  readonly usesAhead?: boolean;
}

/**
 * Plans what is to come anew from a day on. Instalments that were paid ahead stay paid: the plan is made as
 * if they were not, and the same money pays the first of it, so that nobody is asked twice for having paid
 * more, or for what was agreed since. Where nothing is left to be owed, or nothing of the old plan is to
 * hold, what was paid ahead is principal. Principal and interest asked for stay the same in sum, but for
 * interest that would have been earned on what is no longer outstanding.
 */
export function replan(life: Life, change: Replan): void {
  const { day, sides, paid: now = NOTHING, added = 0n } = change;
  const owed = restOwed(life, day, sides);
  const left = owed.principal - now.principal + added;
  if (left < 0n) throw new RangeError(`On ${day} more principal was repaid than was owed.`);
  const keepsAhead = left > 0n && change.usesAhead !== true && life.contract.rules === 2;
  const ahead = keepsAhead ? paidAhead(life, sides) : NOTHING;
  const paid = total(sides.rest, 'paid');
  // Interest that was paid ahead and is not earned is owed again only where it pays the new plan.
  const surplus = ahead === NOTHING ? owed.surplus : 0n;
  const settled = {
    interest: paid.INTEREST - surplus - ahead.interest + now.interest,
    principal: paid.PRINCIPAL + surplus - ahead.principal + now.principal,
  };
  reassign(life, surplus, 'INTEREST', 'PRINCIPAL');
  const rows = planned(life, change, {
    balance: total(sides.rest, 'owed').PRINCIPAL - settled.principal + added,
    carried: notNegative(owed.earned - total(sides.rest, 'waived').INTEREST - settled.interest),
  });
  const first = joined(life, change, settled, rows[0]);
  life.rows = [...sides.kept, ...(first === undefined ? [] : [first]), ...rows.slice(1)];
  life.settled = { number: first?.number ?? 0, ...settled };
  payAhead(life, day, sides, ahead);
}

interface InterestAndPrincipal {
  readonly interest: bigint;
  readonly principal: bigint;
}

const NOTHING: InterestAndPrincipal = { interest: 0n, principal: 0n };

/** What paid instalments to come as they stand. */
function paidAhead({ settled }: Life, { rest }: Sides): InterestAndPrincipal {
  const paid = total(rest, 'paid');
  const isToCome = rest.some(({ number }) => number === settled.number);
  const { interest, principal } = isToCome ? settled : NOTHING;
  return { interest: paid.INTEREST - interest, principal: paid.PRINCIPAL - principal };
}

/** What was paid ahead pays the new plan as it paid the old one; perhaps more interest of it, or less. */
function payAhead(life: Life, day: LocalDate, { kept }: Sides, ahead: InterestAndPrincipal): void {
  const amount = ahead.interest + ahead.principal;
  if (amount === 0n) return;
  const order = life.contract.allocationOrder.filter(
    (component) => component === 'INTEREST' || component === 'PRINCIPAL',
  );
  const { left, parts } = payRows(life, amount, life.rows.slice(kept.length), order);
  if (left > 0n) throw new RangeError(`On ${day} more was paid ahead than is to come.`);
  const more = parts.INTEREST - ahead.interest;
  if (more > 0n) reassign(life, more, 'PRINCIPAL', 'INTEREST');
  else reassign(life, -more, 'INTEREST', 'PRINCIPAL');
}

/**
 * The day from which interest runs: after a pause that forgives it, but always before the next
 * instalment.
 */
function interestResumes({ pauses }: Life, day: LocalDate, soonest: LocalDate): LocalDate {
  const pause = pauses.find(
    ({ from, until, interest }) => interest === 'FORGIVEN' && from <= day && day <= until,
  );
  const after = pause === undefined ? day : addDays(pause.until, 1);
  return after < soonest ? after : addDays(soonest, -1);
}

/** The new plan alone, numbered on from what is kept. */
function planned(
  life: Life,
  { day, sides, paid, keepsInstalment = false, dueDays }: Replan,
  { balance, carried }: { readonly balance: bigint; readonly carried: bigint },
): readonly ServicedInstalment[] {
  const days = dueDays ?? sides.rest.map(({ dueOn }) => dueOn);
  const [soonest] = days;
  if (balance === 0n && carried === 0n) return [];
  if (soonest === undefined) throw new RangeError(`No day after ${day} is left to repay on.`);
  const resumesOn = interestResumes(life, day, soonest);
  const numbered = sides.kept.length;
  if (balance === 0n) {
    const owed = { ...NO_PARTS, INTEREST: carried };
    return [rowOf({ number: numbered + 1, dueOn: soonest, from: resumesOn, owed })];
  }
  const { contract, annualRate, grace } = life;
  const passed = numbered - grace.planned;
  const graceLeft = (count: number) => Math.max(0, count - Math.max(0, passed));
  const terms = {
    ...contract,
    balance,
    carried,
    from: resumesOn,
    annualRate: new Decimal(annualRate),
    anchor: life.series.anchor,
    dueDays: days,
    principalGrace: graceLeft(grace.principal),
    interestGrace: graceLeft(grace.interest),
    balloon: smaller(life.balloon, balance),
  };
  const kept = { ...terms, instalment: life.instalment };
  let rows = planRest(keepsInstalment ? kept : terms);
  // Rounded to whole multiples it could ask for more, although less is owed.
  const isMore =
    contract.rules === 2 && paid !== undefined && regularOf(life, rows, terms) > life.instalment;
  if (isMore && !keepsInstalment) rows = planRest(kept);
  const { series } = life;
  life.series = { ...series, used: series.used - (days.length - rows.length) };
  if (!keepsInstalment && !isMore) life.instalment = regularOf(life, rows, terms);
  return serviced(life, rows, { from: resumesOn, balance, carried, numbered });
}

/** The first new instalment with what was settled, or charged ahead, and does not pay the plan itself. */
function joined(
  life: Life,
  { day, sides }: Replan,
  { interest, principal }: InterestAndPrincipal,
  first: ServicedInstalment | undefined,
): ServicedInstalment | undefined {
  const [before, waived] = [total(sides.rest, 'owed'), total(sides.rest, 'waived')];
  const paid: Parts = {
    ...total(sides.rest, 'paid'),
    INTEREST: interest,
    PRINCIPAL: principal,
  };
  const settled: Parts = { ...before, INTEREST: interest + waived.INTEREST, PRINCIPAL: principal };
  const carried = sides.rest.reduce((sum, row) => sum + earnedBy(life.contract, row, day), 0n);
  if (first === undefined) {
    if (sumOf(settled) === 0n && carried === 0n) return undefined;
    const number = sides.kept.length + 1;
    return rowOf({ number, dueOn: day, from: day, carried, owed: settled, paid, waived });
  }
  return { ...first, carried, owed: plus(first.owed, settled), paid, waived };
}

/** What payments paid turns out to have been for something else: the latest ones first. */
function reassign(
  life: Life,
  amount: bigint,
  from: 'INTEREST' | 'PRINCIPAL',
  to: 'INTEREST' | 'PRINCIPAL',
): void {
  if (amount === 0n) return;
  let left = amount;
  const moved = [...life.uses].reverse().map((use) => {
    const part = smaller(left, use.parts[from]);
    left -= part;
    const parts = { ...use.parts, [from]: use.parts[from] - part, [to]: use.parts[to] + part };
    return { ...use, parts };
  });
  life.uses = moved.reverse();
}

/** Days of the series that follow those that are used; they are used then. */
export function takeDays(life: Life, count: number): readonly LocalDate[] {
  const { first, anchor, used } = life.series;
  const { every } = life.contract;
  life.series = { first, anchor, used: used + count };
  return Array.from({ length: count }, (_, index) =>
    occurrence(first, every, used + index, anchor),
  );
}
