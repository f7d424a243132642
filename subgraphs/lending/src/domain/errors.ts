import { fail, type UserErrorValue } from '@blockscore/result';

/** What a caller can put right, by code. Messages say what to do about it. */
export const LENDING_ERROR_CODES = [
  'NOT_FOUND',
  'PRODUCT_NOT_FOUND',
  'INPUT_INVALID',
  'AMOUNT_INVALID',
  'AMOUNT_OUT_OF_RANGE',
  'CURRENCY_NOT_OFFERED',
  'TERM_OUT_OF_RANGE',
  'RATE_OUT_OF_RANGE',
  'DATE_INVALID',
  'INVALID_STATE',
  'CONFLICT',
  'PRODUCT_CODE_TAKEN',
  'BORROWERS_ONLY',
  'OWN_APPLICATION',
  'TOO_MANY_APPLICATIONS',
  'PROCESSING_RESTRICTED',
  'SECOND_OFFICER_REQUIRED',
  'TERMS_DIFFER',
  'CLEARANCE_REQUIRED',
  'CLEARANCE_STALE',
  'OFFER_EXPIRED',
  'ABOVE_AUTHORITY',
  'OVERRIDE_NOT_ALLOWED',
  'NOTE_REQUIRED',
  'POLICY_INVALID',
  'POLICY_VERSION_TAKEN',
  'SECOND_ADMIN_REQUIRED',
  'PAYOUT_ACCOUNT_INVALID',
  'PAYOUT_ACCOUNT_REFUSED',
  'PAYOUT_ACCOUNT_UNVERIFIED',
  'TOO_MANY_PAYOUT_ACCOUNTS',
  'OVERPAYMENT',
  'TOO_MANY_ENTRIES',
  'PARTNERS_ONLY',
  'CONSENT_ENDED',
  'CODE_INVALID',
  'TRY_LATER',
  'TOO_MANY_CONSENTS',
  'WEBHOOK_URL_INVALID',
  'TOO_MANY_WEBHOOKS',
  'NOTICE_REQUIRED',
  'IDEMPOTENCY_KEY_INVALID',
  'IDEMPOTENCY_KEY_REUSED',
] as const;
export type LendingErrorCode = (typeof LENDING_ERROR_CODES)[number];
export type LendingError = UserErrorValue<LendingErrorCode>;

/** One error at a field of the mutation's input. */
export function inputError(code: LendingErrorCode, field: string, message: string): LendingError {
  return { code, message, path: ['input', ...field.split('.')] };
}

/** Said alike of what does not exist and of what is somebody else's. */
export function notFound(what: string, field = 'id') {
  return fail<LendingErrorCode>('NOT_FOUND', `There is no such ${what}.`, ['input', field]);
}

export function invalidState(message: string, field = 'id') {
  return fail<LendingErrorCode>('INVALID_STATE', message, ['input', field]);
}
