import { isId } from '@blockscore/ids';
import type { ReasonCode } from '../domain/reasons.ts';
import type { Clock, Transact } from './ports.ts';
import { requestAssessment, requestClearance } from './request-checks.ts';

interface Needs {
  readonly transact: Transact;
  readonly clock: Clock;
}

/** What each kind of news may settle of what an application was referred for. */
const SETTLES = {
  ASSESSMENT: ['NO_PROFILE', 'SCORE_OUTDATED'],
  CLEARANCE: ['IDENTITY_NOT_VERIFIED', 'SCREENING_UNRESOLVED'],
} as const satisfies Record<string, readonly ReasonCode[]>;

/**
 * Asks again about applications that wait for an officer because of something that has changed
 * since: the borrower has a score now, or is verified. The answer has the policy decide anew, so
 * that nobody waits for an officer without need.
 */
export function reconsiderApplications(ports: Needs) {
  return async (userId: string, news: keyof typeof SETTLES): Promise<void> => {
    if (!isId('user', userId)) return;
    const request = news === 'ASSESSMENT' ? requestAssessment : requestClearance;
    await ports.transact(async (work) => {
      for (const id of await work.applications.referredFor(userId, SETTLES[news])) {
        const application = await work.applications.lock(id);
        if (application?.status === 'UNDER_REVIEW') {
          await request(work, application, ports.clock());
        }
      }
    });
  };
}
