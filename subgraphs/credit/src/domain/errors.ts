/** The closed set of what a caller of credit can put right. */
export type CreditErrorCode =
  | 'BORROWERS_ONLY'
  | 'CURRENCY_NOT_OFFERED'
  | 'INPUT_INVALID'
  | 'LIMIT_REACHED'
  | 'NO_PROFILE'
  | 'NOT_FOUND'
  | 'OWN_REVIEW'
  | 'PROFILE_SUPERSEDED'
  | 'REVIEW_OPEN'
  | 'REVIEW_RESOLVED';
