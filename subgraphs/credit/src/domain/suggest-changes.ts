import { formatAmount } from '@blockscore/money';
import type { FinancialProfile } from './financial-profile.ts';
import { amountSteps, lineSteps, utilizationSteps } from './reachable-steps.ts';

/**
 * What a person can change within months and without taking on debt, in the order in which equal
 * gains are told. Not among it: income, which nobody here can verify and few can choose; past late
 * payments, which nothing undoes; loans on real estate, nobody should take one for the points.
 */
export const SUGGESTED_INPUTS = [
  'revolvingUtilization',
  'monthlyDebtPayments',
  'openCreditLines',
] as const;
export type SuggestedInput = (typeof SUGGESTED_INPUTS)[number];

/** One change that raises the overall score while everything else stays as it is. */
export interface Suggestion {
  readonly input: SuggestedInput;
  /** Plain decimals in the unit of the input; amounts in major units. */
  readonly from: string;
  readonly to: string;
  /** Of the overall score, which decides. */
  readonly points: number;
  readonly newScore: number;
  readonly text: string;
}

const MAXIMUM_SUGGESTIONS = 4;
/** Of one input: the most that can be gained, and the way to at least half of it. */
const MAXIMUM_OF_AN_INPUT = 2;
/** Fewer points are not worth closing a credit line for. */
const MINIMUM_GAIN = 5;

/** A profile in which one input took another value. */
interface Step {
  readonly to: string;
  readonly profile: FinancialProfile;
}

interface Gain extends Step {
  readonly score: number;
}

/**
 * The up to four single changes that raise a score the most, the greatest first. Found by scoring
 * what the inputs could be, so that characteristics that move together are counted together, and
 * for any way of scoring; no more than `MAXIMUM_STEPS` profiles are scored beside the given one.
 *
 * @param scoreOf whole points of a profile by the overall score; the same profile must always get the same.
 */
export function suggestChanges(
  profile: FinancialProfile,
  scoreOf: (profile: FinancialProfile) => number,
): readonly Suggestion[] {
  const score = scoreOf(profile);
  return SUGGESTED_INPUTS.flatMap((input) =>
    bestOf(score, stepsOf(profile, input), scoreOf).map((gain) =>
      suggestionOf(profile, score, input, gain),
    ),
  )
    .sort((a, b) => b.points - a.points)
    .slice(0, MAXIMUM_SUGGESTIONS);
}

/** Profiles in which the input is better by growing steps, the nearest first. */
function stepsOf(profile: FinancialProfile, input: SuggestedInput): readonly Step[] {
  switch (input) {
    case 'revolvingUtilization':
      return utilizationSteps(profile.revolvingUtilization).map((to) => ({
        to,
        profile: { ...profile, revolvingUtilization: to },
      }));
    case 'monthlyDebtPayments':
      return amountSteps(profile.monthlyDebtPayments).map((monthlyDebtPayments) => ({
        to: formatAmount(monthlyDebtPayments),
        profile: { ...profile, monthlyDebtPayments },
      }));
    case 'openCreditLines':
      return lineSteps(profile.openCreditLines).map((openCreditLines) => ({
        to: String(openCreditLines),
        profile: { ...profile, openCreditLines },
      }));
  }
}

/** The nearest step to the highest score within reach, and the nearest to half of its gain. */
function bestOf(
  score: number,
  steps: readonly Step[],
  scoreOf: (profile: FinancialProfile) => number,
): readonly Gain[] {
  const gains = steps
    .map((step): Gain => ({ ...step, score: scoreOf(step.profile) }))
    .filter((gain) => gain.score - score >= MINIMUM_GAIN);
  const highest = Math.max(...gains.map((gain) => gain.score));
  const best = gains.find((gain) => gain.score === highest);
  const half = gains.find((gain) => (gain.score - score) * 2 >= highest - score);
  return [...new Set([best, half])]
    .filter((gain) => gain !== undefined)
    .slice(0, MAXIMUM_OF_AN_INPUT);
}

function suggestionOf(
  profile: FinancialProfile,
  score: number,
  input: SuggestedInput,
  { to, score: newScore }: Gain,
): Suggestion {
  const from = currentOf(profile, input);
  const { currency } = profile.monthlyDebtPayments;
  const points = newScore - score;
  const gain = `adds ${points} points to the overall score if everything else stays as it is`;
  const percent = (fraction: string) => `${Number((Number(fraction) * 100).toFixed(2))} %`;
  const texts: Readonly<Record<SuggestedInput, string>> = {
    revolvingUtilization: `Bringing the balances on revolving credit down from ${percent(from)} to ${percent(to)} of the limits ${gain}.`,
    monthlyDebtPayments: `Bringing the monthly debt payments down from ${from} to ${to} ${currency} ${gain}.`,
    openCreditLines: `Having ${to} open credit lines and loans instead of ${from}, by paying off or closing what is not needed and opening none, ${gain}; closing a line that is in use raises the utilization of the others.`,
  };
  return { input, from, to, points, newScore, text: texts[input] };
}

function currentOf(profile: FinancialProfile, input: SuggestedInput): string {
  return input === 'monthlyDebtPayments'
    ? formatAmount(profile.monthlyDebtPayments)
    : String(profile[input]);
}
