import type { Caller } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { Alert, AlertResolution } from '../domain/alerts/alert.ts';
import {
  checkFirings,
  type Resolving,
  readReason,
  resolvedAlert,
  takesBack,
  takesTwoToResolve,
} from '../domain/alerts/resolve-alert.ts';
import type { Case } from '../domain/cases/case.ts';
import { noted } from '../domain/cases/transitions.ts';
import type { ComplianceErrorCode } from '../domain/errors.ts';
import { CUSTOMER_TO_REVIEW, isToReview } from '../domain/kyc/review-alert.ts';
import { matchAlertKey, SANCTIONS_MATCH } from '../domain/screening-alert.ts';
import { saveStep } from './cases/change-case.ts';
import { isConcerned } from './is-concerned.ts';
import { joinProposal } from './join-proposal.ts';
import { openMatchesNow } from './open-matches-now.ts';
import type { Ports, Work } from './ports.ts';
import type { OfficerProposal, ProposedAct } from './proposal-ports.ts';
import { saveResolved } from './save-resolved.ts';
import { type AlertWithin, takeBackConfirmation } from './take-back-confirmation.ts';

const OF_VERIFICATIONS: ReadonlySet<string> = new Set([SANCTIONS_MATCH, CUSTOMER_TO_REVIEW]);

export interface ResolveAlertInput {
  readonly alertId: string;
  readonly resolution: AlertResolution;
  readonly reason: string;
  /** How many firings of it the officer has seen; may be left out of one that fired once. */
  readonly firings?: number | null | undefined;
}

/** The alert, and what waits for another officer; null where it is resolved. */
export interface AlertResolved {
  readonly alert: Alert;
  readonly proposal: OfficerProposal | null;
}

/**
 * An officer says what became of an alert, and why; of a likely fraud that is to be taken for none another
 * one has to say so, too, and of one that was confirmed. One that concerns themselves looks like one that
 * there is not: that there is one would tell them.
 */
export function resolveAlert(ports: Pick<Ports, 'transact' | 'clock'>) {
  return async (
    caller: Caller,
    input: ResolveAlertInput,
  ): Promise<Outcome<AlertResolved, ComplianceErrorCode>> => {
    const reason = readReason(input.reason);
    if (!reason.ok) return reason;
    return await ports.transact(async (work) => {
      const found = await lockAlert(work, caller, input.alertId);
      if (!found.ok) return found;
      const { alert } = found.value;
      const seen = checkFirings(alert, input.firings);
      if (!seen.ok) return seen;
      const message = await resolvedOtherwise(work, alert, input.resolution);
      if (message !== null) return fail('INVALID_STATE', message, ['input', 'resolution']);
      const { resolution } = input;
      const done = { resolution, reason: reason.value, by: caller.id, at: ports.clock() };
      return takesBack(alert, resolution)
        ? await takeBackConfirmation(work, caller, found.value, done)
        : await resolve(work, caller, found.value, done);
    });
  };
}

async function resolve(
  work: Work,
  caller: Caller,
  { alert, within }: AlertWithin,
  done: Resolving,
): Promise<Outcome<AlertResolved, ComplianceErrorCode>> {
  const resolved = resolvedAlert(alert, done);
  if (!resolved.ok) return resolved;
  const proposed = await agreed(work, caller, alert, done);
  if (!proposed.ok) return proposed;
  if (proposed.value !== null) return ok({ alert, proposal: proposed.value });
  const told = await tellCase(work, caller, within, resolved.value);
  if (!told.ok) return told;
  await saveResolved(work, caller, resolved.value);
  return ok({ alert: resolved.value, proposal: null });
}

/** Another officer agrees only with what was proposed: a false positive is not the same as nothing to do. */
const RESOLVES = {
  FALSE_POSITIVE: 'RESOLVE_AS_FALSE_POSITIVE',
  NO_ACTION: 'RESOLVE_AS_NO_ACTION',
} as const satisfies Partial<Record<AlertResolution, ProposedAct>>;

/** What waits for another officer; null where nobody else has to say so, or this is who does. */
async function agreed(
  work: Work,
  by: Caller,
  alert: Alert,
  { resolution, reason, at }: Resolving,
): Promise<Outcome<OfficerProposal | null, ComplianceErrorCode>> {
  if (!takesTwoToResolve(alert, resolution)) return ok(null);
  return await joinProposal(work, {
    ...{ act: RESOLVES[resolution], about: alert.id, subject: alert.subject, alert: null },
    // Whoever spoke before it fired again has not seen that.
    since: alert.lastFiredAt,
    ...{ reason, by, at, path: ['input', 'alertId'] },
  });
}

/**
 * By what else it is resolved: a match by a verdict, and a review by the decision that ends it. That nothing is done
 * is said of a match which the customer's latest screening has no more.
 */
async function resolvedOtherwise(
  work: Work,
  { rule, subject, dedupeKey }: Alert,
  resolution: AlertResolution,
): Promise<string | null> {
  if (subject === null) return null;
  if (rule === CUSTOMER_TO_REVIEW) {
    const verification = await work.kyc.lock(subject);
    const isUnderReview = verification !== undefined && isToReview(verification.reviewReasons);
    return isUnderReview ? 'Decide the verification: decideKyc resolves this alert.' : null;
  }
  if (rule !== SANCTIONS_MATCH) return null;
  const verdict = 'Say so of the match: dismissMatch and confirmMatch resolve this alert.';
  if (resolution !== 'NO_ACTION') return verdict;
  const open = await openMatchesNow(work, subject);
  return open?.entities.some((entity) => matchAlertKey(subject, entity) === dedupeKey)
    ? verdict
    : null;
}

/** The timeline of the case that the alert is in, if it is in one, says what became of it. */
async function tellCase(
  work: Work,
  by: Caller,
  within: Case | undefined,
  { id, resolution, reason, resolvedAt }: Alert,
): Promise<Outcome<null, ComplianceErrorCode>> {
  if (within === undefined || resolution === null || resolvedAt === null) return ok(null);
  const told = { refersTo: id, outcome: resolution, text: reason ?? '' };
  const step = noted(within, { kind: 'ALERT_RESOLVED', ...told });
  if (!step.ok) return step;
  await saveStep(work, by, resolvedAt, step.value);
  return ok(null);
}

/** Of a match or a review the verification first, then the case and the alert: whoever decides locks in this order. */
async function lockAlert(
  work: Work,
  caller: Caller,
  id: string,
): Promise<Outcome<AlertWithin, ComplianceErrorCode>> {
  const path = ['input', 'alertId'];
  const unknown = fail('NOT_FOUND', 'There is no such alert.', path);
  if (!isId('alert', id)) return unknown;
  const [seen] = await work.alerts.findMany([id]);
  if (seen === undefined || (await isConcerned(work, caller, seen.subject))) return unknown;
  if (OF_VERIFICATIONS.has(seen.rule) && seen.subject !== null) await work.kyc.lock(seen.subject);
  const within = seen.caseId === null ? undefined : await work.cases.lock(seen.caseId);
  const alert = await work.alerts.lock(id);
  if (alert === undefined || alert.caseId !== seen.caseId) {
    return fail('INVALID_STATE', 'The alert joined a case just now: look at that first.', path);
  }
  if (alert.status === 'IN_CASE' && within !== undefined && within.status !== 'OPEN') {
    const message = `The alert is part of the case ${within.id}, which is ${within.status}.`;
    return fail('INVALID_STATE', message, path);
  }
  return ok({ alert, within });
}
