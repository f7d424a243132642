import {
  accountOfAnother,
  employmentSignals,
  incomeSignals,
  knownApplicant,
  newcomerSignals,
  velocitySignals,
} from './behaviour.ts';
import type { FraudInputs } from './inputs.ts';
import { type FraudLevel, type FraudPolicy, levelOf } from './policy.ts';
import { claimedAccounts, deviceAndAccount, sharingSignals, underAnotherName } from './sharing.ts';
import { type FraudSignal, SYNTHETIC_SIGNS } from './signal.ts';

/** How likely somebody applies who is not who they say, or says what is not so. */
export interface FraudScore {
  /** 0 to 100: the more, the likelier. The sum of the signals' points, 100 at the most. */
  readonly score: number;
  readonly level: FraudLevel;
  /** The heaviest first. */
  readonly signals: readonly FraudSignal[];
}

/**
 * Judges an application: the same facts by the same policy give the same, in whatever order they come.
 * Nothing that is found lowers the score.
 */
export function assessFraud(policy: FraudPolicy, inputs: FraudInputs): FraudScore {
  const signals = [
    ...sharingSignals(policy, inputs),
    ...claimedAccounts(policy, inputs),
    ...deviceAndAccount(policy, inputs),
    ...underAnotherName(policy, inputs),
    ...knownApplicant(policy, inputs),
    ...velocitySignals(policy, inputs),
    ...incomeSignals(policy, inputs),
    ...accountOfAnother(policy, inputs),
    ...employmentSignals(policy, inputs),
    ...newcomerSignals(policy, inputs),
  ].filter(({ points }) => points > 0);
  signals.sort((a, b) => b.points - a.points || (a.code < b.code ? -1 : 1));
  const sum = signals.reduce((total, { points }) => total + points, 0);
  const score = Math.min(100, sum);
  return { score, level: levelOf(policy, score), signals };
}

export type FraudAlertRule = 'SYNTHETIC_IDENTITY' | 'APPLICATION_FRAUD';

/** What officers are told that it looks like: somebody who may not exist, or somebody who deceives. */
export function alertRuleOf(policy: FraudPolicy, signals: readonly FraudSignal[]): FraudAlertRule {
  const signs = signals.filter(({ code }) => SYNTHETIC_SIGNS.includes(code));
  const points = signs.reduce((total, signal) => total + signal.points, 0);
  return points >= policy.syntheticFrom ? 'SYNTHETIC_IDENTITY' : 'APPLICATION_FRAUD';
}

/** Whether there is a signal, its weight, or somebody whom it was found with, that was not found before. */
export function findsMore(
  before: FraudScore['signals'] | null,
  now: FraudScore['signals'],
): boolean {
  return now.some(({ code, points, others }) => {
    const known = before?.find((signal) => signal.code === code);
    return (
      known === undefined ||
      points > known.points ||
      others.some((other) => !known.others.includes(other))
    );
  });
}
