import { type Caller, hasScope, isSelf } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { CreditScore, SubmittedProfile } from '../domain/credit-score.ts';
import type { CreditErrorCode } from '../domain/errors.ts';
import { appendScore, isOverDailyLimit, LIMIT_MESSAGE } from './append-score.ts';
import type { NewProfile, Ports } from './ports.ts';

export interface CalculationInput {
  readonly userId: string;
}

const PATH = ['input', 'userId'];

/** Scores the latest profile anew: one's own, or anybody's for [scores:calculate]. */
export function calculateCreditScore(ports: Ports) {
  return async (
    caller: Caller,
    { userId }: CalculationInput,
  ): Promise<Outcome<CreditScore, CreditErrorCode>> => {
    const mayCalculate = isSelf(caller, userId) || hasScope(caller, 'scores:calculate');
    if (!isId('user', userId) || !mayCalculate) {
      return fail('NOT_FOUND', 'There is no such user.', PATH);
    }
    return await ports.transact(async (work) => {
      await work.profiles.lockPeople([userId]);
      const [profile] = await work.profiles.latest([userId]);
      if (!isReadable(profile)) {
        return fail(
          'NO_PROFILE',
          'There is no financial profile to score: submit one first.',
          PATH,
        );
      }
      if (await isOverDailyLimit(work, userId, ports.clock())) {
        return fail('LIMIT_REACHED', LIMIT_MESSAGE, PATH);
      }
      return ok(await appendScore(ports, work, caller, profile, 'REQUEST'));
    });
  };
}

/** Whether there is a profile whose content has not been erased. */
export function isReadable(profile: SubmittedProfile | undefined): profile is NewProfile {
  return profile !== undefined && profile.statement !== null;
}
