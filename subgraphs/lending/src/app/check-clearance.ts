import { fail, type Outcome, ok } from '@blockscore/result';
import type { Application } from '../domain/application.ts';
import type { LendingErrorCode } from '../domain/errors.ts';
import type { Loan } from '../domain/loan.ts';
import type { Clearance, LendingRules, Work } from './ports.ts';
import { amountAtStake, requestClearance } from './request-checks.ts';

const HOUR_MS = 3_600_000;
/** A question to compliance that is younger than this is not asked a second time. */
const PATIENCE_MS = 5 * 60_000;

/** Whether identity and screening let the lender lend to the person, and no fraud is suspected. */
export function isClear(clearance: Clearance | null | undefined): clearance is Clearance {
  return clearance?.cleared === true && clearance.kyc === 'APPROVED' && clearance.fraud !== 'HIGH';
}

/**
 * Lets an application be approved, or a loan be paid out, on a fresh clearance only, and once the last
 * question about this very application or loan was answered too: fraud is told of nothing else, and what
 * was said of the person before says nothing of it. Where there is no answer, or it is too old or was
 * voided, compliance is asked anew.
 */
export async function checkClearance(
  rules: LendingRules,
  work: Work,
  about: Application | Loan,
  now: Date,
): Promise<Outcome<void, LendingErrorCode>> {
  const { minor } = await amountAtStake(work, about);
  // The question before the answer: one that comes in between is found by the next try, and nothing is asked
  // twice for it.
  const asked = await work.clearances.latest(about.id);
  const clearance = await work.clearances.latestOf(about.userId, minor);
  const own = asked?.clearance ?? undefined;
  const oldest = now.getTime() - rules.clearanceFreshHours * HOUR_MS;
  const isStale = (given: Clearance | undefined) =>
    given === undefined || given.decidedAt.getTime() < oldest;
  // A yes about this one goes on to hold while there is a fresh one about the person.
  if (isStale(clearance) || own === undefined || (!isClear(own) && isStale(own))) {
    const unansweredSince = asked?.unansweredSince?.getTime() ?? 0;
    if (unansweredSince < now.getTime() - PATIENCE_MS) await requestClearance(work, about, now);
    const message =
      'Compliance has not answered about this one, or what it said is too old or no longer holds. It was asked: try again shortly, with a new idempotency key if it takes one.';
    return fail('CLEARANCE_STALE', message, ['input', 'id']);
  }
  if (isClear(clearance) && isClear(own)) return ok(undefined);
  const message =
    'Identity and screening of this borrower are not clear, or a fraud is suspected: compliance has to decide.';
  return fail('CLEARANCE_REQUIRED', message, ['input', 'id']);
}
