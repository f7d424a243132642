import { fail, type Outcome, ok } from '@blockscore/result';
import type { ComplianceErrorCode } from '../errors.ts';
import { readText } from '../free-text.ts';
import type { Alert, AlertResolution } from './alert.ts';

/** Most characters of a reason, and of every other text that an officer writes in one piece. */
export const LONGEST_REASON = 2_000;

/** A reason as it is kept: {@link readText} of 1 to {@link LONGEST_REASON} characters. */
export function readReason(reason: string): Outcome<string, ComplianceErrorCode> {
  const text = readText(reason, LONGEST_REASON);
  if (text !== undefined) return ok(text);
  const message = `Give the reason in 1 to ${LONGEST_REASON} characters, without control characters.`;
  return fail('INPUT_INVALID', message, ['input', 'reason']);
}

export interface Resolving {
  readonly resolution: AlertResolution;
  readonly reason: string;
  /** The officer, or the service that found it settled. */
  readonly by: string;
  readonly at: Date;
}

/**
 * Whether another officer has to say so, too: by it lending is told that nothing speaks against somebody
 * who was taken for a likely fraud, and held money moves. To confirm that they are one takes nobody else.
 */
export function takesTwoToResolve(
  { source, severity }: Pick<Alert, 'source' | 'severity'>,
  resolution: AlertResolution,
): boolean {
  return source === 'FRAUD' && severity === 'HIGH' && resolution !== 'CONFIRMED';
}

/** The alert as it is once it is resolved. What is resolved stays so: found again it is another alert. */
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
