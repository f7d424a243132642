import { FEWEST_PEOPLE } from './fewest-people.ts';

/** Age groups that are compared, the protected one first. For measuring fairness and nothing else. */
export const AGE_GROUPS = ['UNDER_30', 'FROM_30'] as const;
export type AgeGroup = (typeof AGE_GROUPS)[number];

export function isAgeGroup(value: unknown): value is AgeGroup {
  return AGE_GROUPS.some((group) => group === value);
}

/** Counts are shown in steps of so many and rates in hundredths, coarser than single people count. */
const COUNT_STEP = 5;
const RATE_STEPS = 100;

/**
 * Below this the ratio of approval rates is taken as evidence of adverse impact: the four-fifths rule
 * (Uniform Guidelines on Employee Selection Procedures, 29 CFR 1607.4(D)), which lenders borrow.
 */
export const FOUR_FIFTHS = 0.8;

/** An application that was decided in the period. */
export interface DecidedApplication {
  /** Null where it is not known. */
  readonly group: AgeGroup | null;
  readonly isApproved: boolean;
  /** Of a loan that aged without default, whether its score reached its model's cut-off; else null. */
  readonly goodReachedCutOff: boolean | null;
}

export interface GroupCounts {
  decided: number;
  approved: number;
  goods: number;
  goodsReachingCutOff: number;
}

export interface GroupRates {
  readonly group: AgeGroup;
  /**
   * Null, as are the rates that they are of, where either group has fewer than {@link FEWEST_PEOPLE}:
   * what is known of all would tell of the small group what is left of the large one.
   */
  readonly decided: number | null;
  readonly approvalRate: number | null;
  readonly goods: number | null;
  readonly goodsReachingCutOffRate: number | null;
}

export interface GroupFairness {
  /** Decisions on people whose group is not known, rounded as all counts. */
  readonly unknown: number;
  readonly groups: readonly GroupRates[];
  /** Approval rate of the protected group ÷ that of the other; null where either is not shown. */
  readonly adverseImpactRatio: number | null;
  readonly isBelowFourFifths: boolean | null;
  /** Rates of goods who reach the cut-off: protected − other; 0 is equal opportunity. */
  readonly equalOpportunityDifference: number | null;
}

/** Counts applications by group, of as many as there are. */
export function createFairnessTally() {
  let unknown = 0;
  const counts: Record<AgeGroup, GroupCounts> = {
    UNDER_30: { decided: 0, approved: 0, goods: 0, goodsReachingCutOff: 0 },
    FROM_30: { decided: 0, approved: 0, goods: 0, goodsReachingCutOff: 0 },
  };
  return {
    add({ group, isApproved, goodReachedCutOff }: DecidedApplication): void {
      if (group === null) {
        unknown += 1;
        return;
      }
      const count = counts[group];
      count.decided += 1;
      if (isApproved) count.approved += 1;
      if (goodReachedCutOff === null) return;
      count.goods += 1;
      if (goodReachedCutOff) count.goodsReachingCutOff += 1;
    },
    measure: (): GroupFairness => {
      const areShown = (count: 'decided' | 'goods') =>
        AGE_GROUPS.every((group) => counts[group][count] >= FEWEST_PEOPLE);
      const shown = { decided: areShown('decided'), goods: areShown('goods') };
      const groups = AGE_GROUPS.map((group) => ratesOf(group, counts[group], shown));
      const [younger, older] = groups;
      const ratio = quotient(younger?.approvalRate, older?.approvalRate);
      const difference = differenceOf(
        younger?.goodsReachingCutOffRate,
        older?.goodsReachingCutOffRate,
      );
      return {
        unknown: roundCount(unknown),
        groups: groups.map((rates) => ({
          ...rates,
          approvalRate: roundRate(rates.approvalRate),
          goodsReachingCutOffRate: roundRate(rates.goodsReachingCutOffRate),
        })),
        adverseImpactRatio: roundRate(ratio),
        isBelowFourFifths: ratio === null ? null : ratio < FOUR_FIFTHS,
        equalOpportunityDifference: roundRate(difference),
      };
    },
  };
}

/** @param shown whether both groups have people enough */
function ratesOf(
  group: AgeGroup,
  counts: GroupCounts,
  shown: Readonly<Record<'decided' | 'goods', boolean>>,
): GroupRates {
  const { decided, approved, goods, goodsReachingCutOff } = counts;
  return {
    group,
    decided: shown.decided ? roundCount(decided) : null,
    approvalRate: shown.decided ? approved / decided : null,
    goods: shown.goods ? roundCount(goods) : null,
    goodsReachingCutOffRate: shown.goods ? goodsReachingCutOff / goods : null,
  };
}

function roundCount(count: number): number {
  return Math.round(count / COUNT_STEP) * COUNT_STEP;
}

function roundRate(rate: number | null): number | null {
  return rate === null ? null : Math.round(rate * RATE_STEPS) / RATE_STEPS;
}

function quotient(of: number | null | undefined, to: number | null | undefined): number | null {
  return of == null || to == null || to === 0 ? null : of / to;
}

function differenceOf(of: number | null | undefined, to: number | null | undefined): number | null {
  return of == null || to == null ? null : of - to;
}
