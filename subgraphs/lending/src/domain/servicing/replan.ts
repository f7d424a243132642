import { Decimal, roundHalfEven } from '@blockscore/money';
import { addDays, type LocalDate, occurrence, split } from '../calendar.ts';
import { yearFraction } from '../day-count.ts';
import { nearestWhole } from '../fixed-point.ts';
import { periodRates } from '../period-rate.ts';
import { planRest } from '../plan-rest.ts';
import type { ScheduleRow } from '../schedule.ts';
import { earnedBy, totalEarned } from './accrual.ts';
import { type Life, notNegative, smaller, total } from './life.ts';
import { NO_PARTS, type Parts, plus, sumOf } from './parts.ts';
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
  readonly paid?: { readonly interest: bigint; readonly principal: bigint };
  /** More principal to repay. */
  readonly added?: bigint;
  /** Whether the instalment stays and the term ends earlier. */
  readonly keepsInstalment?: boolean;
}

/**
 * Plans what is to come anew from a day on. What was paid or charged ahead goes to the first new
 * instalment; principal and interest asked for stay the same in sum, but for interest that would have
 * been earned on what is no longer outstanding.
 */
export function replan(life: Life, change: Replan): void {
  const { day, sides, paid = { interest: 0n, principal: 0n }, added = 0n } = change;
  const owed = restOwed(life, day, sides);
  const balance = owed.principal - paid.principal + added;
  const carried = owed.interest - paid.interest;
  if (owed.surplus > 0n) useAsPrincipal(life, owed.surplus);
  if (balance < 0n) throw new RangeError(`On ${day} more principal was repaid than was owed.`);
  const rows = planned(life, change, balance, carried);
  const first = joined(life, change, owed, rows[0]);
  life.rows = [...sides.kept, ...(first === undefined ? [] : [first]), ...rows.slice(1)];
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
  { day, sides, keepsInstalment = false, dueDays }: Replan,
  balance: bigint,
  carried: bigint,
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
    ...(keepsInstalment && { instalment: life.instalment }),
  };
  const rows = planRest(terms);
  const { series } = life;
  life.series = { ...series, used: series.used - (days.length - rows.length) };
  if (!keepsInstalment) life.instalment = regularOf(life, rows, terms);
  return serviced(life, rows, { from: resumesOn, balance, carried, numbered });
}

/** The instalment that a plan is known by: the first that pays both interest and principal. */
export function regularOf(
  { contract }: Pick<Life, 'contract'>,
  rows: readonly ScheduleRow[],
  { principalGrace, interestGrace }: { principalGrace: number; interestGrace: number },
): bigint {
  const row = rows[Math.max(principalGrace, interestGrace)] ?? rows.at(-1);
  if (row === undefined) return 0n;
  return contract.method === 'EQUAL_PRINCIPAL' ? row.principal : row.payment;
}

interface Beginning {
  readonly from: LocalDate;
  readonly balance: bigint;
  readonly carried: bigint;
  /** Instalments before these. */
  readonly numbered: number;
}

/**
 * Planned rows as instalments, each with the interest that its own period earns: where an instalment
 * asks for less than that, the rest is asked for later.
 */
export function serviced(
  life: Pick<Life, 'annualRate' | 'contract' | 'series'>,
  rows: readonly ScheduleRow[],
  { from: start, balance: begun, carried, numbered }: Beginning,
): readonly ServicedInstalment[] {
  const { dayCount, method } = life.contract;
  const asked = rows.reduce((sum, { interest }) => sum + interest, 0n);
  const rateOf = periodRates(life.annualRate);
  let [from, before, left] = [start, begun, asked - carried];
  return rows.map((row, index) => {
    const { dueOn, balance, interest, principal } = row;
    let own = interest;
    if (method !== 'FLAT') {
      const { rate, fixedRate } = rateOf(yearFraction(dayCount, from, dueOn, life.series.anchor));
      own = nearestWhole(fixedRate * before) ?? roundHalfEven(rate.times(before.toString()));
    }
    const earned = index === rows.length - 1 ? left : smaller(own, left);
    const owed: Parts = { PENALTY: 0n, FEE: 0n, INTEREST: interest, PRINCIPAL: principal };
    const made = {
      number: numbered + index + 1,
      dueOn,
      from,
      anchor: life.series.anchor,
      carried: 0n,
      earned,
      owed,
      paid: NO_PARTS,
      waived: NO_PARTS,
      balance,
    };
    from = dueOn;
    before = balance;
    left -= earned;
    return made;
  });
}

/** An instalment of which nothing is settled yet. */
export function rowOf(
  row: Pick<ServicedInstalment, 'number' | 'dueOn' | 'from' | 'owed'> & Partial<ServicedInstalment>,
): ServicedInstalment {
  const nothing = { carried: 0n, earned: 0n, paid: NO_PARTS, waived: NO_PARTS, balance: 0n };
  return { ...nothing, anchor: split(row.dueOn).day, ...row };
}

/** The first new instalment with all that was paid, given up or charged ahead. */
function joined(
  life: Life,
  { day, sides, paid: now = { interest: 0n, principal: 0n } }: Replan,
  { surplus }: RestOwed,
  first: ServicedInstalment | undefined,
): ServicedInstalment | undefined {
  const [before, paidBefore] = [total(sides.rest, 'owed'), total(sides.rest, 'paid')];
  const waived = total(sides.rest, 'waived');
  const paid: Parts = {
    ...paidBefore,
    INTEREST: paidBefore.INTEREST - surplus + now.interest,
    PRINCIPAL: paidBefore.PRINCIPAL + surplus + now.principal,
  };
  const fees = { ...NO_PARTS, FEE: before.FEE, PENALTY: before.PENALTY };
  const settled: Parts = {
    ...fees,
    INTEREST: paid.INTEREST + waived.INTEREST,
    PRINCIPAL: paid.PRINCIPAL,
  };
  const carried = sides.rest.reduce((sum, row) => sum + earnedBy(life.contract, row, day), 0n);
  if (first === undefined) {
    if (sumOf(settled) === 0n && carried === 0n) return undefined;
    const number = sides.kept.length + 1;
    return rowOf({ number, dueOn: day, from: day, carried, owed: settled, paid, waived });
  }
  return { ...first, carried, owed: plus(first.owed, settled), paid, waived };
}

/** Interest that was paid in advance and is not owed any more has repaid principal: the latest first. */
function useAsPrincipal(life: Life, amount: bigint): void {
  let left = amount;
  const moved = [...life.uses].reverse().map((use) => {
    const { INTEREST, PRINCIPAL } = use.parts;
    const part = smaller(left, INTEREST);
    left -= part;
    const parts = { ...use.parts, INTEREST: INTEREST - part, PRINCIPAL: PRINCIPAL + part };
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
