import { CUSTOMER_TO_REVIEW } from '../kyc/review-alert.ts';
import { CONFIRMED_NOT_MATCHED, SANCTIONS_MATCH } from '../screening-alert.ts';

/** What compliance calls alerts that no rule of monitoring raises. */
const RESERVED: ReadonlySet<string> = new Set([
  SANCTIONS_MATCH,
  CONFIRMED_NOT_MATCHED,
  CUSTOMER_TO_REVIEW,
  'APPLICATION_FRAUD',
  'APPLICATION_NOT_JUDGED',
  'CONTRADICTED_DOCUMENT',
  'DATA_COPY_FAILED',
  'DOUBTED_CUSTOMER',
  'FROZEN_CUSTOMER',
  'REFUSED_PAYMENT_MOVED',
  'SUSPICIOUS_DOCUMENT',
  'SYNTHETIC_IDENTITY',
]);

/**
 * Whether no rule of monitoring may have this code: officers would take its alerts for what compliance itself
 * found, which other rules apply to.
 */
export function isReserved(code: string): boolean {
  return RESERVED.has(code) || code.startsWith('LIST_') || code.endsWith('_PROPOSED');
}
