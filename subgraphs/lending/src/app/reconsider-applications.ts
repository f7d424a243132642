import type { EventData } from '@blockscore/events';
import { type Id, isId } from '@blockscore/ids';
import type { Application } from '../domain/application.ts';
import type { ReasonCode } from '../domain/reasons.ts';
import type { Clock, Transact, Work } from './ports.ts';
import { requestAssessment, requestClearance } from './request-checks.ts';

interface Needs {
  readonly transact: Transact;
  readonly clock: Clock;
}

/**
 * What each kind of news may settle of what an application was referred for. A correction is an
 * officer's, who looked at the inputs; what somebody states anew is for the officer who decides, and
 * finances of long ago are no newer for having been scored again.
 */
const SETTLES = {
  STATEMENT: ['NO_PROFILE', 'SCORE_OUTDATED'],
  SCORE: ['NO_PROFILE'],
  CORRECTION: ['NO_PROFILE', 'SCORE_OUTDATED', 'SCORE_NEEDS_REVIEW', 'DEBT_TO_INCOME_ELEVATED'],
  CLEARANCE: ['IDENTITY_NOT_VERIFIED', 'SCREENING_UNRESOLVED', 'FRAUD_SUSPECTED'],
  // Whatever came meanwhile was heard and not decided on.
  RESTRICTION_LIFTED: [
    'NO_PROFILE',
    'SCORE_OUTDATED',
    'SCORE_NEEDS_REVIEW',
    'DEBT_TO_INCOME_ELEVATED',
    'IDENTITY_NOT_VERIFIED',
    'SCREENING_UNRESOLVED',
    'FRAUD_SUSPECTED',
  ],
} as const satisfies Record<string, readonly ReasonCode[]>;
type News = keyof typeof SETTLES;

type Request = (work: Work, application: Application, now: Date) => Promise<void>;

/** What is asked anew. Credit scored nothing while the person's data was restricted. */
const ASKED = {
  STATEMENT: [requestAssessment],
  SCORE: [requestAssessment],
  CORRECTION: [requestAssessment],
  CLEARANCE: [requestClearance],
  RESTRICTION_LIFTED: [requestAssessment, requestClearance],
} as const satisfies Record<News, readonly Request[]>;

/**
 * Asks again about applications that wait because of something that has changed since: the borrower
 * has a score now, or is verified. The answer has the policy decide, so that nobody waits for an
 * officer without need.
 */
export async function reconsider(
  work: Work,
  userId: Id<'user'>,
  news: News,
  now: Date,
): Promise<void> {
  for (const id of await work.applications.waitingFor(userId, SETTLES[news])) {
    const application = await work.applications.lock(id);
    if (application !== undefined && (await isOutdated(work, application, news))) {
      for (const request of ASKED[news]) await request(work, application, now);
    }
  }
}

/** Credit has a new score of the person, perhaps because an officer corrected its inputs. */
export function receiveScore(ports: Needs) {
  return async ({ userId, cause }: EventData['credit.score.calculated']): Promise<void> => {
    if (!isId('user', userId)) return;
    await ports.transact((work) => reconsider(work, userId, newsOf(cause), ports.clock()));
  };
}

/** Events of before causes were told: of those, only new statements mattered here. */
function newsOf(cause: EventData['credit.score.calculated']['cause'] = 'SUBMISSION'): News {
  if (cause === 'REVIEW') return 'CORRECTION';
  return cause === 'SUBMISSION' ? 'STATEMENT' : 'SCORE';
}

/** Whether the news makes the answer that the application has, if it has one, a thing of the past. */
async function isOutdated(work: Work, application: Application, news: News): Promise<boolean> {
  if (application.status === 'UNDER_REVIEW') return true;
  // What is submitted still waits for its answers, and is decided by them.
  if (application.status !== 'SUBMITTED' || news === 'RESTRICTION_LIFTED') return false;
  if (news === 'CLEARANCE') return (await work.clearances.latest(application.id))?.voided === true;
  const answer = (await work.assessments.latest(application.id))?.answer;
  return news === 'CORRECTION' ? Boolean(answer) : answer?.status === 'NO_PROFILE';
}
