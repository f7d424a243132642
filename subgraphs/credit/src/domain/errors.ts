export type CreditErrorCode =
  | 'INVALID_INPUT'
  | 'LIMIT_REACHED'
  | 'NO_PROFILE'
  | 'NOT_A_PERSON'
  | 'NOT_FOUND'
  | 'UNSUPPORTED_CURRENCY';
