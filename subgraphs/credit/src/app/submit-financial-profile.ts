import type { Caller } from '@blockscore/caller';
import { isId, newId } from '@blockscore/ids';
import { err, fail, type Outcome, ok, under } from '@blockscore/result';
import type { CreditScore, SubmittedProfile } from '../domain/credit-score.ts';
import type { CreditErrorCode } from '../domain/errors.ts';
import { type FinancialProfileInput, validateProfile } from '../domain/financial-profile.ts';
import { appendScore, isOverDailyLimit, LIMIT_MESSAGE } from './append-score.ts';
import type { NewProfile, Ports } from './ports.ts';

export interface ProfileSubmitted {
  readonly profile: SubmittedProfile;
  readonly score: CreditScore;
}

/** Takes a person's own finances down and scores them, both or neither. */
export function submitFinancialProfile(ports: Ports) {
  return async (
    caller: Caller,
    input: FinancialProfileInput,
  ): Promise<Outcome<ProfileSubmitted, CreditErrorCode>> => {
    const userId = caller.id;
    if (caller.kind !== 'USER' || !isId('user', userId)) {
      return fail('BORROWERS_ONLY', 'Sign in as a person: only people have finances to state.');
    }
    const statement = validateProfile(input, ports.currency);
    if (!statement.ok) return err(under(['input'], statement.error));
    const now = ports.clock();
    return await ports.transact(async (work) => {
      await work.profiles.lockPeople([userId]);
      if (await isOverDailyLimit(work, userId, now)) return fail('LIMIT_REACHED', LIMIT_MESSAGE);
      const profile: NewProfile = {
        id: newId('prof'),
        userId,
        statement: statement.value,
        reviewId: null,
        submittedAt: now,
      };
      await work.profiles.insert(profile);
      await work.events.record({
        type: 'credit.profile.submitted',
        aggregate: { type: 'profile', id: profile.id, version: 1 },
        audience: { subject: userId, scopes: ['scores:read'] },
        actor: caller,
        data: { userId, profileId: profile.id },
      });
      const score = await appendScore(ports, work, caller, profile, 'SUBMISSION');
      return ok({ profile, score });
    });
  };
}
