/** The closed set of what a caller of identity can put right. */
export type IdentityErrorCode =
  | 'ACCOUNT_SUSPENDED'
  | 'COUNTRY_INVALID'
  | 'CREDENTIALS_INVALID'
  | 'DATE_OF_BIRTH_INVALID'
  | 'EMAIL_INVALID'
  | 'EMAIL_TAKEN'
  | 'LAST_ADMIN'
  | 'NAME_INVALID'
  | 'NOT_FOUND'
  | 'OWN_ROLES'
  | 'PASSWORD_INVALID'
  | 'PHONE_INVALID'
  | 'REAUTHENTICATION_REQUIRED'
  | 'ROLE_ALREADY_GRANTED'
  | 'ROLE_NOT_GRANTED'
  | 'SESSION_ENDED'
  | 'TOKEN_INVALID';
