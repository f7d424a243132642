import type { Caller } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { err, fail, type Outcome, ok, under } from '@blockscore/result';
import { behaviourSince } from '../domain/behaviour-inputs.ts';
import type { CreditErrorCode } from '../domain/errors.ts';
import type { FinancialProfile } from '../domain/financial-profile.ts';
import { overallOf, POLICY_MATRIX } from '../domain/policy-matrix.ts';
import { changeProfile, type ProfileChanges } from '../domain/profile-changes.ts';
import { inputsOfProfile } from '../domain/profile-inputs.ts';
import { simulationNotes } from '../domain/simulation-notes.ts';
import { type Suggestion, suggestChanges } from '../domain/suggest-changes.ts';
import { activeModels } from './active-models.ts';
import { isReadable } from './calculate-credit-score.ts';
import { mayReadScores } from './list-credit-scores.ts';
import type { Ports } from './ports.ts';
import { type Rating, rateProfile } from './rate-profile.ts';

export interface SimulationInput {
  /** The caller where it is left out. */
  readonly userId?: string | undefined;
  readonly changes: ProfileChanges;
}

/** What a profile earns today, and what it would earn if it were another. */
export interface ScoreSimulation {
  readonly userId: `user_${string}`;
  readonly current: Rating;
  readonly simulated: Rating;
  /** Single changes from the simulated profile on, by the overall score: it decides. */
  readonly suggestions: readonly Suggestion[];
  /** In plain words: what no change can mend now. */
  readonly notes: readonly string[];
}

/**
 * Tries changes of the latest profile out: one's own, or anybody's for [scores:read]. Stores
 * nothing; what it computes is bounded whatever is asked, so it needs no limit of its own.
 */
export function simulateScore(ports: Pick<Ports, 'transact' | 'models' | 'clock' | 'currency'>) {
  return async (
    caller: Caller,
    { userId = caller.id, changes }: SimulationInput,
  ): Promise<Outcome<ScoreSimulation, CreditErrorCode>> => {
    if (!isId('user', userId) || !mayReadScores(caller, userId)) {
      return fail('NOT_FOUND', 'There is no such user.', ['input', 'userId']);
    }
    const [[profile], [months = []], active] = await ports.transact(
      async (work) =>
        [
          await work.profiles.latest([userId]),
          await work.loanMonths.since([userId], behaviourSince(ports.clock())),
          await activeModels(ports, work),
        ] as const,
    );
    if (!isReadable(profile)) {
      return fail('NO_PROFILE', 'There is no financial profile to start from: submit one first.', [
        'input',
        'userId',
      ]);
    }
    const changed = changeProfile(profile.statement, changes, ports.currency);
    if (!changed.ok) return err(under(['input', 'changes'], changed.error));
    const rate = (statement: FinancialProfile) => rateProfile(active, statement, months);
    const simulated = rate(changed.value);
    const { behaviourValue, explanation } = simulated;
    // What is stated has no say in how loans were repaid, so that this stays as it is.
    const repayment = { behaviourValue, conduct: explanation.conduct };
    const overall = (value: number) => overallOf(POLICY_MATRIX, value, repayment);
    const { champion } = active.application;
    return ok({
      userId,
      current: rate(profile.statement),
      simulated,
      suggestions: suggestChanges(
        changed.value,
        (other) => overall(champion.rate(inputsOfProfile(other)).value).value,
      ),
      notes: simulationNotes(changed.value, overall(simulated.value)),
    });
  };
}
