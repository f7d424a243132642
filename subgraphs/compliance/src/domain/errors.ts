/** Everything that a caller of compliance may have to put right: docs/errors.md. */
export const COMPLIANCE_ERROR_CODES = [
  'DECISION_NOT_DUE',
  'DOCUMENTS_UNAVAILABLE',
  'INPUT_INVALID',
  'INVALID_STATE',
  'LISTS_UNAVAILABLE',
  'NOT_FOUND',
  'NOTE_INVALID',
  'OWN_CASE',
  'SCREENING_OUTDATED',
  'SCREENING_REQUIRED',
  'SUBJECT_UNKNOWN',
  'TOO_MANY_DOCUMENTS',
] as const;

export type ComplianceErrorCode = (typeof COMPLIANCE_ERROR_CODES)[number];
