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
  ARREARS_HERE: 'Payments on a loan here are overdue now.',
} as const;

export type ReasonCode = keyof typeof REASON_TEXTS;

export interface ScoreReason {
  readonly code: ReasonCode;
  readonly text: string;
  /**
   * Points below the average of those approved just above the cut-off, at least 1. Of arrears: the
   * points by which they lower the application's score, 0 where it is as low without them.
   */
  readonly points: number;
}

/** The one reason that no card gives: the declared rule of what is overdue now. */
export function arrearsReason(points: number): ScoreReason {
  return { code: 'ARREARS_HERE', text: REASON_TEXTS.ARREARS_HERE, points };
}

/** What reasons need to know of a characteristic. */
export interface Explainable {
  readonly name: string;
  /** Characteristics of one group measure nearly the same and give one reason together. */
  readonly group: string;
  /** The direction in which the risk may move as the characteristic grows. */
  readonly trend: keyof typeof DIRECTIONS;
  /** Points of those approved just above the cut-off: what reasons are measured from. */
  readonly referencePoints: number;
}

/** Whether a value that costs points lies on the upper side of those that cost none. */
export type IsHigh<C> = (characteristic: C, value: number) => boolean;

/** @param values NaN or infinite where it is not known */
export type Explain = (values: Float64Array, points: Float64Array) => readonly ScoreReason[];

export const MAXIMUM_REASONS = 4;

/**
 * Prepares the reasons of a model's scores: up to four, the greatest shortfall first. Characteristics
 * of a group fall short together and are named by the one that falls short the most: otherwise one
 * weakness would be told twice and push another one out. They are ordered before they are rounded,
 * so that a greater shortfall is never cut off for one that rounds to the same.
 * @throws Error that names the code of a reason that has no text
 */
export function createExplain<C extends Explainable>(
  characteristics: readonly C[],
  isHigh: IsHigh<C>,
): Explain {
  const groups = [...new Set(characteristics.map(({ group }) => group))];
  const groupOf = Uint8Array.from(characteristics, ({ group }) => groups.indexOf(group));
  const references = Float64Array.from(characteristics, (one) => one.referencePoints);
  const told = characteristics.map(({ name, trend }) => reasonsToTell(name, trend));
  const shortfalls = new Float64Array(groups.length);
  const most = new Float64Array(groups.length);
  const worst = new Uint8Array(groups.length);
  const wordsOf = (c: number, value: number): Words => {
    const words = told[c] as Record<Direction, Words>;
    if (!Number.isFinite(value)) return words.MISSING;
    return isHigh(characteristics[c] as C, value) ? words.HIGH : words.LOW;
  };
  return (values, points) => {
    for (let group = 0; group < shortfalls.length; group++) {
      shortfalls[group] = 0;
      most[group] = Number.NEGATIVE_INFINITY;
    }
    for (let c = 0; c < references.length; c++) {
      const group = groupOf[c] as number;
      const shortfall = (references[c] as number) - (points[c] as number);
      shortfalls[group] = (shortfalls[group] as number) + shortfall;
      if (shortfall <= (most[group] as number)) continue;
      most[group] = shortfall;
      worst[group] = c;
    }
    const reasons: ScoreReason[] = [];
    while (reasons.length < MAXIMUM_REASONS) {
      const group = greatest(shortfalls);
      const lost = Math.round(shortfalls[group] ?? 0);
      if (lost < 1) break;
      shortfalls[group] = 0;
      const c = worst[group] as number;
      const { code, text } = wordsOf(c, values[c] as number);
      reasons.push({ code, text, points: lost });
    }
    return reasons;
  };
}

/** The index of the greatest, the first of those that are equal. */
function greatest(list: Float64Array): number {
  let found = 0;
  for (let i = 1; i < list.length; i++) {
    if ((list[i] as number) > (list[found] as number)) found = i;
  }
  return found;
}

type Direction = 'HIGH' | 'LOW' | 'MISSING';

const DIRECTIONS = {
  RISES: ['HIGH', 'MISSING'],
  FALLS: ['LOW', 'MISSING'],
  VALLEY: ['LOW', 'HIGH', 'MISSING'],
  FREE: ['LOW', 'HIGH', 'MISSING'],
} as const satisfies Record<string, readonly Direction[]>;

type Words = Pick<ScoreReason, 'code' | 'text'>;

/** The reasons that a characteristic can give; no other direction is ever asked for. */
function reasonsToTell(name: string, trend: keyof typeof DIRECTIONS): Record<Direction, Words> {
  const words = DIRECTIONS[trend].map((direction) => {
    const code = reasonCode(name, direction);
    return [direction, { code, text: REASON_TEXTS[code] }] as const;
  });
  return Object.fromEntries(words) as Record<Direction, Words>;
}

function reasonCode(name: string, direction: Direction): ReasonCode {
  const noun = name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
  const code = `${noun}_${direction}`;
  if (Object.hasOwn(REASON_TEXTS, code)) return code as ReasonCode;
  throw new Error(`No reason text for ${code}: add it to REASON_TEXTS.`);
}
