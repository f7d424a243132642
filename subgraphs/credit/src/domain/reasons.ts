import type { InputValue } from './formula.ts';

/**
 * Why a score is not higher, by stable code. Plain words that name the factor and its direction,
 * as Regulation B's practice asks (12 CFR 1002.9(b)(2)).
 */
const REASON_TEXTS = {
  REVOLVING_UTILIZATION_HIGH: 'Balances on revolving credit are high compared with the limits.',
  REVOLVING_UTILIZATION_MISSING: 'How much of the revolving credit is used was not stated.',
  LATE_PAYMENT_WEIGHT_HIGH: 'Payments were late in the last 24 months.',
  LATE_PAYMENT_WEIGHT_MISSING: 'Late payments of the last 24 months were not stated.',
  LATE_PAYMENTS_PER_LINE_HIGH:
    'Payments were late in the last 24 months, and often for the few credit lines and loans there are.',
  LATE_PAYMENTS_PER_LINE_MISSING:
    'Late payments of the last 24 months, or the number of credit lines, were not stated.',
  DEBT_RATIO_HIGH: 'Debt payments take a large share of the monthly income.',
  DEBT_RATIO_MISSING: 'Income or debt payments were not stated, so their ratio is not known.',
  RESIDUAL_INCOME_LOW: 'Little of the monthly income is left after debt payments.',
  RESIDUAL_INCOME_MISSING: 'Income or debt payments were not stated, so what is left is not known.',
  OPEN_CREDIT_LINES_LOW:
    'There are few open credit lines and loans that show how credit is handled.',
  OPEN_CREDIT_LINES_HIGH: 'There are many open credit lines and loans.',
  OPEN_CREDIT_LINES_MISSING: 'The number of open credit lines and loans was not stated.',
  REAL_ESTATE_LOANS_LOW: 'There is no or little record of loans secured by real estate.',
  REAL_ESTATE_LOANS_HIGH: 'There are many loans secured by real estate.',
  REAL_ESTATE_LOANS_MISSING: 'The number of loans secured by real estate was not stated.',
  RECENT_DELAY_HIGH: 'A payment on a loan here was late in the latest month.',
  RECENT_DELAY_MISSING: 'Whether payments were late in the latest month is not known.',
  WORST_DELAY_HIGH: 'Payments on loans here were long overdue within the last six months.',
  WORST_DELAY_MISSING: 'How late payments were within the last six months is not known.',
  MONTHS_LATE_HIGH: 'Payments on loans here were late in several of the last six months.',
  MONTHS_LATE_MISSING: 'In how many of the last six months payments were late is not known.',
  LEAST_SHARE_PAID_LOW: 'In one of the last months little of what was due was paid.',
  LEAST_SHARE_PAID_MISSING: 'In one of the last months it is not known how much was due.',
  RECENT_SHARE_PAID_LOW: 'Little of what was due in the last three months was paid.',
  RECENT_SHARE_PAID_MISSING: 'How much was due in the last three months is not known.',
} as const;

export type ReasonCode = keyof typeof REASON_TEXTS;

export interface ScoreReason {
  readonly code: ReasonCode;
  readonly text: string;
  /** Points below the average of those approved just above the cut-off; at least 1. */
  readonly points: number;
}

/** What reasons need to know of a characteristic. */
export interface Explainable {
  readonly name: string;
  /** Characteristics of one group measure nearly the same and give one reason together. */
  readonly group: string;
  /** Points of those approved just above the cut-off: what reasons are measured from. */
  readonly referencePoints: number;
}

/** A characteristic as it was scored. */
export interface Scored<C extends Explainable> {
  readonly characteristic: C;
  readonly value: InputValue;
  readonly points: number;
}

/** Whether a value that costs points lies on the upper side of those that cost none. */
export type IsHigh<C extends Explainable> = (characteristic: C, value: number) => boolean;

export const MAXIMUM_REASONS = 4;

/**
 * Up to four reasons, the greatest shortfall first. Characteristics of a group fall short together
 * and are named by the one that falls short the most: otherwise one weakness would be told twice
 * and push another one out.
 */
export function reasonsOf<C extends Explainable>(
  scored: readonly Scored<C>[],
  isHigh: IsHigh<C>,
): readonly ScoreReason[] {
  const groups = new Map<string, { shortfall: number; worst: Scored<C>; of: number }>();
  for (const one of scored) {
    const shortfall = one.characteristic.referencePoints - one.points;
    const group = groups.get(one.characteristic.group);
    if (!group) {
      groups.set(one.characteristic.group, { shortfall, worst: one, of: shortfall });
      continue;
    }
    group.shortfall += shortfall;
    if (shortfall > group.of) {
      group.worst = one;
      group.of = shortfall;
    }
  }
  return (
    [...groups.values()]
      // Ordered before it is rounded: the greatest comes first, and a greater one is never cut off.
      .sort((a, b) => b.shortfall - a.shortfall)
      .map(({ shortfall, worst }) => ({ points: Math.round(shortfall), worst }))
      .filter(({ points }) => points >= 1)
      .slice(0, MAXIMUM_REASONS)
      .map(({ points, worst }) => {
        const code = reasonCode(worst.characteristic.name, directionOf(worst, isHigh));
        return { code, text: REASON_TEXTS[code], points };
      })
  );
}

type Direction = 'HIGH' | 'LOW' | 'MISSING';

function directionOf<C extends Explainable>(
  { characteristic, value }: Scored<C>,
  isHigh: IsHigh<C>,
): Direction {
  if (typeof value !== 'number') return 'MISSING';
  return isHigh(characteristic, value) ? 'HIGH' : 'LOW';
}

function reasonCode(name: string, direction: Direction): ReasonCode {
  const noun = name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
  const code = `${noun}_${direction}`;
  if (Object.hasOwn(REASON_TEXTS, code)) return code as ReasonCode;
  throw new Error(`No reason text for ${code}: add it to REASON_TEXTS.`);
}

const DIRECTIONS = {
  RISES: ['HIGH', 'MISSING'],
  FALLS: ['LOW', 'MISSING'],
  VALLEY: ['LOW', 'HIGH', 'MISSING'],
  FREE: ['LOW', 'HIGH', 'MISSING'],
} as const satisfies Record<string, readonly Direction[]>;

/**
 * Proves that every reason that a characteristic can give has its text.
 * @throws Error that names the missing code.
 */
export function assertExplainable(name: string, trend: keyof typeof DIRECTIONS): void {
  for (const direction of DIRECTIONS[trend]) reasonCode(name, direction);
}
