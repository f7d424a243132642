/** Age groups that are compared, the protected one first. For measuring fairness and nothing else. */
export const AGE_GROUPS = ['UNDER_30', 'FROM_30'] as const;
export type AgeGroup = (typeof AGE_GROUPS)[number];

export function isAgeGroup(value: unknown): value is AgeGroup {
  return AGE_GROUPS.some((group) => group === value);
}

/** Rates of fewer people than this tell of persons rather than of a group. */
export const FEWEST_PEOPLE = 20;

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
  /** Null below {@link FEWEST_PEOPLE}, as are the rates that they are of. */
  readonly decided: number | null;
  readonly approvalRate: number | null;
  readonly goods: number | null;
  readonly goodsReachingCutOffRate: number | null;
}

export interface GroupFairness {
  /** Decisions on people whose group is not known. */
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
      const [younger, older] = AGE_GROUPS.map((group) => ratesOf(group, counts[group]));
      const ratio = quotient(younger?.approvalRate, older?.approvalRate);
      return {
        unknown,
        groups: [younger, older].filter((rates) => rates !== undefined),
        adverseImpactRatio: ratio,
        isBelowFourFifths: ratio === null ? null : ratio < FOUR_FIFTHS,
        equalOpportunityDifference: difference(
          younger?.goodsReachingCutOffRate,
          older?.goodsReachingCutOffRate,
        ),
      };
    },
  };
}

function ratesOf(group: AgeGroup, counts: GroupCounts): GroupRates {
  const { decided, approved, goods, goodsReachingCutOff } = counts;
  const shown = decided >= FEWEST_PEOPLE;
  const goodsShown = goods >= FEWEST_PEOPLE;
  return {
    group,
    decided: shown ? decided : null,
    approvalRate: shown ? approved / decided : null,
    goods: goodsShown ? goods : null,
    goodsReachingCutOffRate: goodsShown ? goodsReachingCutOff / goods : null,
  };
}

function quotient(of: number | null | undefined, to: number | null | undefined): number | null {
  return of == null || to == null || to === 0 ? null : of / to;
}

function difference(of: number | null | undefined, to: number | null | undefined): number | null {
  return of == null || to == null ? null : of - to;
}
