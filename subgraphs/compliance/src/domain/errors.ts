/** Everything that a caller of compliance may have to put right. */
export type ComplianceErrorCode =
  | 'DECISION_NOT_DUE'
  | 'LISTS_UNAVAILABLE'
  | 'NOT_FOUND'
  | 'NOTE_INVALID'
  | 'OWN_CASE'
  | 'SCREENING_OUTDATED'
  | 'SCREENING_REQUIRED'
  | 'SUBJECT_UNKNOWN';
