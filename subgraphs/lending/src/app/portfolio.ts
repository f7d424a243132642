import { Fault } from '@blockscore/result';
import { addMonths, dayOf, isCalendarDay, type LocalDate } from '../domain/calendar.ts';
import { probabilityByBand } from '../domain/default-probability.ts';
import {
  expectedLosses,
  type LossRow,
  rollMatrix,
  type StandingGroup,
  total,
  yieldOf,
} from '../domain/portfolio.ts';
import { type Vintage, vintagesOf } from '../domain/vintage.ts';
import type { PortfolioFilter } from './portfolio-ports.ts';
import type { Ports } from './ports.ts';

type Needed = Pick<Ports, 'transact' | 'clock' | 'rules'>;

export interface PortfolioInput extends PortfolioFilter {
  readonly asOf: LocalDate;
}

/** How a portfolio stood at the end of a day; amounts in minor units. */
export interface Portfolio {
  readonly asOf: LocalDate;
  readonly filter: PortfolioFilter;
  readonly currency: string;
  readonly groups: readonly StandingGroup[];
  readonly recovered: bigint;
  /** Loans that the end of day has not brought up to that day yet. */
  readonly behind: number;
  readonly losses: readonly LossRow[];
  readonly lossGivenDefault: string;
  /** That probabilities and loss given default were taken from. */
  readonly policyVersion: string;
}

/**
 * @returns the day, if it is one that has come
 * @throws Fault BAD_USER_INPUT where it has not
 */
export function dayThatCame({ clock }: Pick<Ports, 'clock'>, day: LocalDate, field: string) {
  if (!isCalendarDay(day))
    throw new Fault('BAD_USER_INPUT', `\`${field}\` is no day from 1900 on.`);
  const today = dayOf(clock());
  if (day <= today) return day;
  throw new Fault('BAD_USER_INPUT', `\`${field}\` has not come yet: ask for ${today} or before.`);
}

/**
 * How the loans stood at the end of a day, by effective days and with what is known now. A day before
 * the first payout gives zeros. [portfolio:read]
 *
 * @throws Fault BAD_USER_INPUT where the day has not come
 */
export function readPortfolio(ports: Needed) {
  return async ({ asOf: day, ...filter }: PortfolioInput): Promise<Portfolio> => {
    const asOf = dayThatCame(ports, day, 'asOf');
    return await ports.transact(async (work) => {
      const groups = await work.portfolios.standing(asOf, filter);
      const { policy } = await work.policies.active();
      return {
        asOf,
        filter,
        currency: ports.rules.currency,
        groups,
        recovered: await work.portfolios.recovered(asOf, filter),
        behind: await work.portfolios.behind(asOf, filter),
        losses: expectedLosses(groups, probabilityByBand(policy), policy.lossGivenDefault),
        lossGivenDefault: policy.lossGivenDefault,
        policyVersion: policy.version,
      };
    });
  };
}

/** What the loans of a portfolio earned in the twelve months to its day; amounts in minor units. */
export interface PortfolioYield {
  /** Income of the days after this one counts. */
  readonly after: LocalDate;
  readonly interest: bigint;
  readonly fees: bigint;
  /** Percent a year of what was outstanding on the average; null where nothing was. */
  readonly annual: string | null;
}

export function readYield(ports: Needed) {
  return async ({ asOf, filter, groups }: Portfolio): Promise<PortfolioYield> => {
    const before = addMonths(asOf, -12);
    const [earlier, balanceDays] = await ports.transact(async (work) => [
      await work.portfolios.standing(before, filter),
      await work.portfolios.balanceDays(before, asOf, filter),
    ]);
    const interest = total(groups, 'interestIncome') - total(earlier, 'interestIncome');
    const fees = total(groups, 'feeIncome') - total(earlier, 'feeIncome');
    return { after: before, interest, fees, annual: yieldOf(interest + fees, balanceDays) };
  };
}

/** Where the loans that were repaid at an earlier day stand at the portfolio's; a month by default. */
export function readRollRates(ports: Needed) {
  return async ({ asOf, filter }: Portfolio, since: LocalDate | null | undefined) => {
    const from = since ?? addMonths(asOf, -1);
    if (!isCalendarDay(from) || from >= asOf) {
      throw new Fault('BAD_USER_INPUT', '`from` must be a day before `asOf`.');
    }
    const cells = await ports.transact((work) => work.portfolios.rolls(from, asOf, filter));
    return { from, to: asOf, rows: rollMatrix(cells) };
  };
}

export function readVintages(ports: Needed) {
  return async ({ asOf, filter }: Portfolio): Promise<readonly Vintage[]> => {
    const read = await ports.transact((work) => work.portfolios.vintages(asOf, filter));
    return vintagesOf(read.groups, read.cells);
  };
}
