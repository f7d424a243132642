/** Everything that a caller of compliance may have to put right: docs/errors.md. */
export const COMPLIANCE_ERROR_CODES = [
  'CASE_OPEN',
  'DECISION_NOT_DUE',
  'DOCUMENTS_UNAVAILABLE',
  'INPUT_INVALID',
  'INVALID_STATE',
  'LIMIT_REACHED',
  'LISTS_UNAVAILABLE',
  'NOT_FOUND',
  'NOTE_INVALID',
  'OWN_CASE',
  'REAUTHENTICATION_REQUIRED',
  'REQUEST_OPEN',
  'SCREENING_OUTDATED',
  'SCREENING_REQUIRED',
  'SECOND_OFFICER_REQUIRED',
  'SUBJECT_UNKNOWN',
  'TOO_MANY_DOCUMENTS',
] as const;

export type ComplianceErrorCode = (typeof COMPLIANCE_ERROR_CODES)[number];
