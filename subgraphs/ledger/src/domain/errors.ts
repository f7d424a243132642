import type { UserErrorValue } from '@blockscore/result';

/** What a caller can put right, by code. Messages say what to do about it. */
export const LEDGER_ERROR_CODES = [
  'ACCOUNT_CLOSED',
  'ACCOUNT_CONTROLLED',
  'ACCOUNT_NOT_EMPTY',
  'ALREADY_REVERSED',
  'AMOUNT_OUT_OF_RANGE',
  'ANCHOR_UNDER_WAY',
  'CANNOT_REVERSE',
  'CHAIN_OFF',
  'CODE_TAKEN',
  'CONFLICT',
  'CURRENCY_MISMATCH',
  'DEPLOYMENT_UNDER_WAY',
  'EXCEEDS_HELD',
  'IDEMPOTENCY_KEY_INVALID',
  'IDEMPOTENCY_KEY_REUSED',
  'INPUT_INVALID',
  'INVALID_DATE',
  'INVALID_REFERENCE',
  'LIMIT_EXCEEDED',
  'LOAN_NOT_SETTLED',
  'NOTHING_TO_ANCHOR',
  'NOT_FOUND',
  'NOT_PENDING',
  'PENDING_EXPIRED',
  'PERIOD_CLOSED',
  'POSTING_CONFLICT',
  'PROPOSAL_ENDED',
  'SECOND_PERSON_REQUIRED',
  'TOO_FEW_LINES',
  'TOO_MANY_DEPLOYMENTS',
  'TOO_MANY_LINES',
  'TOO_MANY_PROPOSALS',
  'TOO_MANY_TRANSACTIONS',
  'UNBALANCED',
  'UNKNOWN_ACCOUNT',
] as const;
export type LedgerErrorCode = (typeof LEDGER_ERROR_CODES)[number];
export type LedgerError = UserErrorValue<LedgerErrorCode>;

/** The same errors, at a place further in. */
export function under<Code extends string>(
  prefix: readonly string[],
  errors: readonly UserErrorValue<Code>[],
): UserErrorValue<Code>[] {
  return errors.map((error) => ({ ...error, path: [...prefix, ...(error.path ?? [])] }));
}
