import type { Application } from '../domain/application.ts';
import { addDays, dayOf } from '../domain/calendar.ts';
import { ANSWER_WITHIN_DAYS, type MissingData } from '../domain/missing.ts';
import { issueNotice } from './issue-notice.ts';
import type { Work } from './ports.ts';

/**
 * Tells an applicant what is missing of their own data, until when it can be given, and that without it
 * the application is not considered further: a notice of incompleteness (12 CFR 1002.9(c)(2)). Of the same
 * things once.
 */
export async function tellOfMissing(
  work: Work,
  application: Application,
  missing: readonly MissingData[],
  now: Date,
): Promise<void> {
  if (missing.length === 0) return;
  const { amount, termMonths } = application;
  await issueNotice(work, {
    kind: 'APPLICATION_INCOMPLETE',
    owner: application,
    applicationId: application.id,
    occasion: missing.join('+'),
    facts: {
      amountMinor: amount.minor.toString(),
      currency: amount.currency,
      termMonths,
      missing,
      answerBy: addDays(dayOf(now), ANSWER_WITHIN_DAYS),
    },
  });
}
