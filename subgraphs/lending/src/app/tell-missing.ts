import type { Id } from '@blockscore/ids';
import { type Application, lastDayToDecide } from '../domain/application.ts';
import { addDays, dayOf } from '../domain/calendar.ts';
import { ANSWER_WITHIN_DAYS, type MissingData } from '../domain/missing.ts';
import type { ReasonCode } from '../domain/reasons.ts';
import { issueNotice } from './issue-notice.ts';
import type { Work } from './ports.ts';

/**
 * Tells an applicant what is missing of their own data, until when it can be given, and that without it
 * the application is not considered further: a notice of incompleteness (12 CFR 1002.9(c)(2)). Once of the
 * same things, unless they were given meanwhile; until that day nobody denies the application.
 */
export async function tellOfMissing(
  work: Work,
  application: Application,
  missing: readonly MissingData[],
  now: Date,
): Promise<void> {
  if (missing.join() === application.missing.join()) return;
  if (missing.length === 0) return await noteComplete(work, application, now);
  const answerBy = addDays(dayOf(now), ANSWER_WITHIN_DAYS);
  await work.applications.setMissing(application, { missing, answerBy, decideBy: null });
  const { amount, termMonths } = application;
  await issueNotice(work, {
    kind: 'APPLICATION_INCOMPLETE',
    owner: application,
    applicationId: application.id,
    occasion: `${missing.join('+')} by ${answerBy}`,
    facts: {
      amountMinor: amount.minor.toString(),
      currency: amount.currency,
      termMonths,
      missing,
      answerBy,
    },
  });
}

const ASKED_FOR = {
  FINANCES: ['NO_PROFILE', 'SCORE_OUTDATED'],
  IDENTITY: ['IDENTITY_NOT_VERIFIED'],
} as const satisfies Record<MissingData, readonly ReasonCode[]>;

async function noteComplete(work: Work, application: Application, now: Date): Promise<void> {
  const decideBy = lastDayToDecide(now);
  await work.applications.setMissing(application, { missing: [], answerBy: null, decideBy });
}

/** An applicant has given what they were asked for, though it is not looked at yet: nothing runs out. */
export async function noteAnswer(
  work: Work,
  userId: Id<'user'>,
  given: MissingData,
  now: Date,
): Promise<void> {
  for (const id of await work.applications.waitingFor(userId, ASKED_FOR[given])) {
    const application = await work.applications.lock(id);
    if (application === undefined || !application.missing.includes(given)) continue;
    const missing = application.missing.filter((each) => each !== given);
    const { answerBy, decideBy } = application;
    if (missing.length === 0) await noteComplete(work, application, now);
    else await work.applications.setMissing(application, { missing, answerBy, decideBy });
  }
}
