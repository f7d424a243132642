import { roundHalfEven } from '@blockscore/money';
import { type LocalDate, split } from '../calendar.ts';
import { yearFraction } from '../day-count.ts';
import { nearestWhole } from '../fixed-point.ts';
import { periodRates } from '../period-rate.ts';
import type { ScheduleRow } from '../schedule.ts';
import { type Life, smaller } from './life.ts';
import { NO_PARTS, type Parts } from './parts.ts';
import type { ServicedInstalment } from './state.ts';

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
  const { dayCount, method, rules } = life.contract;
  const { anchor } = life.series;
  const asked = rows.reduce((sum, { interest }) => sum + interest, 0n);
  const rateOf = periodRates(life.annualRate);
  let [from, before, left] = [start, begun, asked - carried];
  return rows.map((row, index) => {
    const { dueOn, balance, interest, principal } = row;
    const { rate, fixedRate } = rateOf(yearFraction(dayCount, from, dueOn, anchor));
    let own = nearestWhole(fixedRate * before) ?? roundHalfEven(rate.times(before.toString()));
    if (method === 'FLAT' && rules !== 2) own = interest;
    const earned = index === rows.length - 1 ? left : smaller(own, left);
    const owed: Parts = { PENALTY: 0n, FEE: 0n, INTEREST: interest, PRINCIPAL: principal };
    const made = {
      number: numbered + index + 1,
      dueOn,
      from,
      anchor,
      carried: 0n,
      earned,
      owed,
      paid: NO_PARTS,
      waived: NO_PARTS,
      balance,
    };
    // Flat interest is on all that was lent, and is earned by the day although its parts are equal.
    if (method !== 'FLAT' || dueOn === start) before = balance;
    from = dueOn;
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
