import { fail, type Outcome, ok } from '@blockscore/result';
import type { ComplianceErrorCode } from '../errors.ts';
import { LEFT_OUT, readText } from '../free-text.ts';
import type { Alert, AlertResolution } from './alert.ts';

/** Most characters of a reason, and of every other text that an officer writes in one piece. */
export const LONGEST_REASON = 2_000;

/** A reason as it is kept: {@link readText} of 1 to {@link LONGEST_REASON} characters. */
export function readReason(reason: string): Outcome<string, ComplianceErrorCode> {
  const text = readText(reason, LONGEST_REASON);
  if (text !== undefined) return ok(text);
  const message = `Give the reason in 1 to ${LONGEST_REASON} characters, ${LEFT_OUT}.`;
  return fail('INPUT_INVALID', message, ['input', 'reason']);
}

export interface Resolving {
  readonly resolution: AlertResolution;
  readonly reason: string;
  /** The officer, or the service that found it settled. */
  readonly by: string;
  readonly at: Date;
}

/** That the officer has seen all that the alert fired by: nothing is resolved unseen. */
export function checkFirings(
  { status, firings, lastFiredAt }: Pick<Alert, 'status' | 'firings' | 'lastFiredAt'>,
  seen: number | null | undefined,
): Outcome<null, ComplianceErrorCode> {
  const path = ['input', 'firings'];
  const fired = `This alert has fired ${firings} times, the last time on ${lastFiredAt.toISOString()}`;
  if (seen == null) {
    return firings === 1 || status === 'RESOLVED'
      ? ok(null)
      : fail('FIRINGS_REQUIRED', `${fired}: look at each, and say how many you have seen.`, path);
  }
  return seen === firings ? ok(null) : fail('INVALID_STATE', `${fired}: look at that first.`, path);
}

/**
 * Whether another officer has to say so, too: by it lending is told that nothing speaks against somebody
 * who was taken for a likely fraud, and held money moves. To confirm that they are one takes nobody else; to
 * take that back always does.
 */
export function takesTwoToResolve(
  { source, severity }: Pick<Alert, 'source' | 'severity'>,
  resolution: AlertResolution,
): resolution is Exclude<AlertResolution, 'CONFIRMED'> {
  return source === 'FRAUD' && severity === 'HIGH' && resolution !== 'CONFIRMED';
}

/**
 * The alert as it is once it is resolved. What is resolved stays so: found again it is another alert. Only
 * that a fraud was confirmed can be taken back: `takenBack`.
 */
export function resolvedAlert(
  alert: Alert,
  { resolution, reason, by, at }: Resolving,
): Outcome<Alert, ComplianceErrorCode> {
  if (alert.status === 'RESOLVED') {
    const message = `This alert was resolved on ${alert.resolvedAt?.toISOString()}: ${alert.resolution}.`;
    return fail('INVALID_STATE', message, ['input', 'alertId']);
  }
  return ok({
    ...alert,
    version: alert.version + 1,
    status: 'RESOLVED',
    resolution,
    reason,
    resolvedBy: by,
    resolvedAt: at,
  });
}

/** What an alert was resolved as before two officers took that back: it is kept as it was said. */
export interface SupersededResolution {
  readonly alertId: Alert['id'];
  readonly subject: NonNullable<Alert['subject']>;
  readonly resolution: AlertResolution;
  /** Null once the person's retention key is gone. */
  readonly reason: string | null;
  readonly resolvedBy: string;
  readonly resolvedAt: Date;
}

/**
 * Whether by this resolution somebody is no fraud who was confirmed to be one. Nothing else that was resolved
 * is resolved otherwise.
 */
export function takesBack(
  { source, resolution }: Pick<Alert, 'source' | 'resolution'>,
  to: AlertResolution,
): boolean {
  return source === 'FRAUD' && resolution === 'CONFIRMED' && to === 'FALSE_POSITIVE';
}

/**
 * The alert as it is once the confirmation is taken back, and that as it was. Nothing can be said any more of
 * somebody whose data was destroyed.
 */
export function takenBack(
  alert: Alert,
  { resolution, reason, by, at }: Resolving,
): Outcome<
  { readonly alert: Alert; readonly superseded: SupersededResolution },
  ComplianceErrorCode
> {
  const { id, subject, facts, resolvedBy, resolvedAt } = alert;
  if (!takesBack(alert, resolution)) throw new Error(`${resolution} takes nothing back of ${id}.`);
  if (subject === null || resolvedBy === null || resolvedAt === null) {
    throw new Error(`It is not known of whom or by whom the alert ${id} was confirmed.`);
  }
  if (facts === null) {
    const message = 'What it rests on is destroyed: the term for which it was kept is over.';
    return fail('INVALID_STATE', message, ['input', 'alertId']);
  }
  const taken: Alert = {
    ...alert,
    ...{ version: alert.version + 1, resolution, reason, resolvedBy: by, resolvedAt: at },
  };
  return ok({
    alert: taken,
    superseded: {
      ...{ alertId: id, subject, resolution: 'CONFIRMED', reason: alert.reason },
      ...{ resolvedBy, resolvedAt },
    },
  });
}
