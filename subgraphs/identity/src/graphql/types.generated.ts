import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Money as MoneyValue } from '@blockscore/money';
import type { FactorsMapper, PasskeyMapper } from './factors/schema.mappers.ts';
import type { ApiKeyMapper, PartnerMapper } from './partners/schema.mappers.ts';
import type { SessionMapper } from './sessions/schema.mappers.ts';
import type { UserMapper } from './users/schema.mappers.ts';
import type { SubgraphContext } from './context.ts';
export type Maybe<T> = T | null | undefined;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type EnumResolverSignature<T, AllowedValues = any> = { [key in keyof T]?: AllowedValues };
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** An ISO 4217 currency code, e.g. USD. */
  CurrencyCode: { input: string; output: string; }
  /** A moment in UTC, RFC 3339, e.g. 2026-01-31T12:00:00.000Z. */
  DateTime: { input: Date; output: Date; }
  /** A decimal number as text, exact, e.g. "12.50". */
  Decimal: { input: string; output: string; }
  /**
   * A JSON value that another standard defines, such as WebAuthn's dictionaries; as input at most 32,768
   * characters, nested at most 8 deep.
   */
  JSON: { input: unknown; output: unknown; }
  /** A calendar day without time zone, ISO 8601, e.g. 2026-01-31. */
  LocalDate: { input: string; output: string; }
  _FieldSet: { input: unknown; output: unknown; }
};

/** A key of a partner's system, for `Authorization: Bearer …`. The key itself is shown once, when it is made. */
export type ApiKey = {
  __typename?: 'ApiKey';
  createdAt: Scalars['DateTime']['output'];
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  /** When it was last used, at most a minute behind. */
  lastUsedAt?: Maybe<Scalars['DateTime']['output']>;
  name: Scalars['String']['output'];
  partner?: Maybe<Partner>;
  /** How the key begins: enough to tell it from others, and worth nothing by itself. */
  prefix: Scalars['String']['output'];
  revokedAt?: Maybe<Scalars['DateTime']['output']>;
  scopes: Array<Scalars['String']['output']>;
};

export type ApiKeyConnection = {
  __typename?: 'ApiKeyConnection';
  edges: Array<ApiKeyEdge>;
  pageInfo: PageInfo;
};

export type ApiKeyEdge = {
  __typename?: 'ApiKeyEdge';
  cursor: Scalars['String']['output'];
  node: ApiKey;
};

export type AttachUserToPartnerInput = {
  partnerId: Scalars['ID']['input'];
  userId: Scalars['ID']['input'];
};

export type AttachUserToPartnerPayload = {
  __typename?: 'AttachUserToPartnerPayload';
  user?: Maybe<User>;
  userErrors: Array<IdentityError>;
};

/** What signing in gives: show the access token with each request, keep the refresh token safe. */
export type AuthSession = {
  __typename?: 'AuthSession';
  /** A JWT for `Authorization: Bearer …`, good for ten minutes. */
  accessToken: Scalars['String']['output'];
  /**
   * Given at a sign-in from a device that was not known: keep it, and send it with the next sign-in
   * there. It is good for 180 days after the last one. Null where the device has one already.
   */
  deviceToken?: Maybe<Scalars['String']['output']>;
  /** When the access token ends. */
  expiresAt: Scalars['DateTime']['output'];
  /** Good for one refresh, which may be repeated for ten seconds. */
  refreshToken: Scalars['String']['output'];
  user: User;
};

export type AuthenticationMethod =
  | 'PASSKEY'
  | 'PASSWORD'
  | 'RECOVERY_CODE'
  | 'TOTP';

export type BeginPasskeyLoginInput = {
  /** Lets only a passkey of the account with this address in; the answer does not tell whether there is one. */
  email?: InputMaybe<Scalars['String']['input']>;
};

export type BeginPasskeyLoginPayload = {
  __typename?: 'BeginPasskeyLoginPayload';
  /** For `PublicKeyCredential.parseRequestOptionsFromJSON` and `navigator.credentials.get`. */
  options?: Maybe<Scalars['JSON']['output']>;
  /** For `finishPasskeyLogin` or `reauthenticate`, within five minutes, once. */
  token?: Maybe<Scalars['String']['output']>;
  userErrors: Array<IdentityError>;
};

export type BeginPasskeyRegistrationInput = {
  /** What its owner calls it, e.g. Laptop: 1 to 60 characters. */
  name: Scalars['String']['input'];
};

export type BeginPasskeyRegistrationPayload = {
  __typename?: 'BeginPasskeyRegistrationPayload';
  /** For `PublicKeyCredential.parseCreationOptionsFromJSON` and `navigator.credentials.create`. */
  options?: Maybe<Scalars['JSON']['output']>;
  /** For `finishPasskeyRegistration`, within five minutes, once, in the same session. */
  token?: Maybe<Scalars['String']['output']>;
  userErrors: Array<IdentityError>;
};

export type ChangePasswordInput = {
  currentPassword: Scalars['String']['input'];
  /** 8 to 128 characters, any characters; not one of those that are guessed first. */
  newPassword: Scalars['String']['input'];
};

export type ChangePasswordPayload = {
  __typename?: 'ChangePasswordPayload';
  user?: Maybe<User>;
  userErrors: Array<IdentityError>;
};

export type ConfirmTotpInput = {
  /** The six digits that the app shows. */
  code: Scalars['String']['input'];
};

export type ConfirmTotpPayload = {
  __typename?: 'ConfirmTotpPayload';
  /** Each good once; shown this once. Earlier ones are worth nothing any more. */
  recoveryCodes?: Maybe<Array<Scalars['String']['output']>>;
  session?: Maybe<RenewedSession>;
  userErrors: Array<IdentityError>;
};

export type CreateApiKeyInput = {
  /** In the future and at most two years ahead; a year ahead where it is left out. */
  expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** What the key is for, e.g. the system that will hold it; 1 to 100 characters in one line. */
  name: Scalars['String']['input'];
  partnerId: Scalars['ID']['input'];
  /** At least one of what a partner may do at all: `partner:read`. */
  scopes: Array<Scalars['String']['input']>;
};

export type CreateApiKeyPayload = {
  __typename?: 'CreateApiKeyPayload';
  apiKey?: Maybe<ApiKey>;
  /** The key, now and never again: store it where secrets are kept. */
  key?: Maybe<Scalars['String']['output']>;
  userErrors: Array<IdentityError>;
};

export type CreatePartnerInput = {
  /** Where its notices go by mail. Default: nowhere. */
  contactEmail?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 100 characters in one line. */
  name: Scalars['String']['input'];
  /** Default: DAILY. */
  noticeMail?: InputMaybe<NoticeMail>;
};

export type CreatePartnerPayload = {
  __typename?: 'CreatePartnerPayload';
  partner?: Maybe<Partner>;
  userErrors: Array<IdentityError>;
};

export type DetachUserFromPartnerInput = {
  userId: Scalars['ID']['input'];
};

export type DetachUserFromPartnerPayload = {
  __typename?: 'DetachUserFromPartnerPayload';
  user?: Maybe<User>;
  userErrors: Array<IdentityError>;
};

export type DisableTotpPayload = {
  __typename?: 'DisableTotpPayload';
  user?: Maybe<User>;
  userErrors: Array<IdentityError>;
};

export type EndUserSessionsInput = {
  userId: Scalars['ID']['input'];
};

export type EndUserSessionsPayload = {
  __typename?: 'EndUserSessionsPayload';
  /** How many were ended. */
  ended: Scalars['Int']['output'];
  user?: Maybe<User>;
  userErrors: Array<IdentityError>;
};

export type EnrollTotpPayload = {
  __typename?: 'EnrollTotpPayload';
  /** What the app scans, `otpauth://totp/…`. */
  otpauthUri?: Maybe<Scalars['String']['output']>;
  /** The same as a QR code, SVG. */
  qrCode?: Maybe<Scalars['String']['output']>;
  /** Base32, for typing it into the app. */
  secret?: Maybe<Scalars['String']['output']>;
  userErrors: Array<IdentityError>;
};

/** The second factors of a person. */
export type Factors = {
  __typename?: 'Factors';
  /** What can be shown at sign-in; empty where the password is enough. */
  methods: Array<MfaMethod>;
  /** Own, oldest first. */
  passkeys?: Maybe<Array<Passkey>>;
  /** Own. */
  recoveryCodesRemaining?: Maybe<Scalars['Int']['output']>;
  /** The authenticator app. Own. */
  totp?: Maybe<TotpFactor>;
};

export type FinishPasskeyLoginInput = {
  /** What `navigator.credentials.get` gave, as its `toJSON()` writes it. */
  credential: Scalars['JSON']['input'];
  /** What an earlier session gave this device: it is known by it. */
  deviceToken?: InputMaybe<Scalars['String']['input']>;
  token: Scalars['String']['input'];
};

export type FinishPasskeyLoginPayload = {
  __typename?: 'FinishPasskeyLoginPayload';
  session?: Maybe<AuthSession>;
  userErrors: Array<IdentityError>;
};

export type FinishPasskeyRegistrationInput = {
  /** What `navigator.credentials.create` gave, as its `toJSON()` writes it. */
  credential: Scalars['JSON']['input'];
  token: Scalars['String']['input'];
};

export type FinishPasskeyRegistrationPayload = {
  __typename?: 'FinishPasskeyRegistrationPayload';
  passkey?: Maybe<Passkey>;
  /** Where the passkey is the first factor: each good once; shown this once. */
  recoveryCodes?: Maybe<Array<Scalars['String']['output']>>;
  session?: Maybe<RenewedSession>;
  userErrors: Array<IdentityError>;
};

export type GrantRoleInput = {
  role: Role;
  userId: Scalars['ID']['input'];
};

export type GrantRolePayload = {
  __typename?: 'GrantRolePayload';
  /** True where nothing is given yet: another administrator has to call `grantRole` with the same input. */
  pending: Scalars['Boolean']['output'];
  /** Until when they may; null where nothing waits. */
  pendingUntil?: Maybe<Scalars['DateTime']['output']>;
  user?: Maybe<User>;
  userErrors: Array<IdentityError>;
};

export type IdentityError = UserError & {
  __typename?: 'IdentityError';
  code: IdentityErrorCode;
  message: Scalars['String']['output'];
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** With TRY_LATER: seconds after which the same may be tried again. */
  retryAfterSeconds?: Maybe<Scalars['Int']['output']>;
};

export type IdentityErrorCode =
  | 'ACCOUNT_SUSPENDED'
  | 'ADDRESS_INVALID'
  | 'CHALLENGE_ENDED'
  | 'CODE_INVALID'
  | 'COUNTRY_INVALID'
  | 'CREDENTIALS_INVALID'
  | 'DATE_OF_BIRTH_INVALID'
  | 'EMAIL_INVALID'
  | 'EMAIL_IN_USE'
  | 'EXPIRY_INVALID'
  | 'FACTOR_NOT_SET_UP'
  | 'FACTOR_REQUIRED'
  | 'LAST_ADMIN'
  | 'MFA_DISABLED'
  | 'NAME_INVALID'
  | 'NOT_FOUND'
  | 'OWN_ACCOUNT'
  | 'OWN_FACTORS'
  | 'OWN_ROLES'
  | 'PARTNER_ALREADY_ATTACHED'
  | 'PARTNER_NOT_ATTACHED'
  | 'PARTNER_SUSPENDED'
  | 'PASSKEY_INVALID'
  | 'PASSKEY_LIMIT'
  | 'PASSWORD_BREACHED'
  | 'PASSWORD_INVALID'
  | 'PHONE_INVALID'
  | 'REASON_INVALID'
  | 'REAUTHENTICATION_REQUIRED'
  | 'ROLE_ALREADY_GRANTED'
  | 'ROLE_NOT_GRANTED'
  | 'ROLE_OF_PARTNER'
  | 'SCOPE_INVALID'
  | 'SESSION_ENDED'
  | 'SESSION_REQUIRED'
  | 'TOKEN_INVALID'
  | 'TOO_MANY_API_KEYS'
  | 'TOTP_ALREADY_ENABLED'
  | 'TOTP_NOT_ENROLLED'
  | 'TRY_LATER'
  | 'USER_ALREADY_SUSPENDED'
  | 'USER_NOT_SUSPENDED';

export type LoginInput = {
  /** What an earlier session gave this device: it is known by it. */
  deviceToken?: InputMaybe<Scalars['String']['input']>;
  email: Scalars['String']['input'];
  password: Scalars['String']['input'];
};

export type LoginPayload = {
  __typename?: 'LoginPayload';
  /** Given in place of a session to who has a second factor: `verifyMfa` answers it. */
  mfaChallenge?: Maybe<MfaChallenge>;
  /** Null where a second factor has to follow. */
  session?: Maybe<AuthSession>;
  userErrors: Array<IdentityError>;
};

export type LogoutInput = {
  refreshToken?: InputMaybe<Scalars['String']['input']>;
};

export type LogoutPayload = {
  __typename?: 'LogoutPayload';
  userErrors: Array<IdentityError>;
};

/** The password was right; a second factor has to follow, within five minutes and five codes. */
export type MfaChallenge = {
  __typename?: 'MfaChallenge';
  expiresAt: Scalars['DateTime']['output'];
  /** Those that the person has. */
  methods: Array<MfaMethod>;
  /** With PASSKEY: for `PublicKeyCredential.parseRequestOptionsFromJSON` and `navigator.credentials.get`. */
  passkeyOptions?: Maybe<Scalars['JSON']['output']>;
  /** For `verifyMfa`, once. */
  token: Scalars['String']['output'];
};

/** What may be shown beside the password. */
export type MfaMethod =
  /** A passkey, unlocked. */
  | 'PASSKEY'
  /** One of the ten codes for when the other factors are out of reach. */
  | 'RECOVERY_CODE'
  /** A code of an authenticator app. */
  | 'TOTP';

/** An amount of money. */
export type Money = {
  __typename?: 'Money';
  /** In major units with all the currency's digits, e.g. "1234.50". */
  amount: Scalars['Decimal']['output'];
  currency: Scalars['CurrencyCode']['output'];
};

export type MoneyInput = {
  /** In major units, e.g. "1234.50". */
  amount: Scalars['Decimal']['input'];
  currency: Scalars['CurrencyCode']['input'];
};

export type Mutation = {
  __typename?: 'Mutation';
  /**
   * Makes a person belong to a partner, with the role PARTNER. Nobody does so for themselves. Asks for
   * a sign-in of the last ten minutes.
   */
  attachUserToPartner: AttachUserToPartnerPayload;
  /** Begins a sign-in, or a `reauthenticate`, by passkey. */
  beginPasskeyLogin: BeginPasskeyLoginPayload;
  /** Begins to add a passkey. Asks for a sign-in of the last ten minutes. */
  beginPasskeyRegistration: BeginPasskeyRegistrationPayload;
  /**
   * Gives oneself another password; one's other sessions end, and one's other devices are known no more.
   * The present one is asked for, and tries are counted.
   */
  changePassword: ChangePasswordPayload;
  /** Adds the authenticator app by its first code, and gives new recovery codes. */
  confirmTotp: ConfirmTotpPayload;
  /** Makes a key for a partner. Asks for a sign-in of the last ten minutes: the key outlives the session. */
  createApiKey: CreateApiKeyPayload;
  /** Opens an organisation that may bring customers. */
  createPartner: CreatePartnerPayload;
  /**
   * Ends that a person belongs to a partner, and takes the role PARTNER, at once. Asks for a sign-in
   * of the last ten minutes.
   */
  detachUserFromPartner: DetachUserFromPartnerPayload;
  /**
   * Removes the authenticator app. Asks for a sign-in of the last ten minutes. With the last factor go the
   * recovery codes, and from the next access token on the roles that need a second factor.
   */
  disableTotp: DisableTotpPayload;
  /** Ends all sessions of somebody, at once. They may sign in again, so that no fresh sign-in is asked for. */
  endUserSessions: EndUserSessionsPayload;
  /** Begins to add an authenticator app; `confirmTotp` ends it. Asks for a sign-in of the last ten minutes. */
  enrollTotp: EnrollTotpPayload;
  /** Signs in by a passkey alone. */
  finishPasskeyLogin: FinishPasskeyLoginPayload;
  /** Adds the passkey that the browser made. */
  finishPasskeyRegistration: FinishPasskeyRegistrationPayload;
  /**
   * Gives a role. To make officers and administrators takes two administrators: the first one's call gives
   * nothing and says so by `pending`, and another one's with the same input does. Asks for a sign-in of the last
   * ten minutes.
   */
  grantRole: GrantRolePayload;
  login: LoginPayload;
  /** Ends the session that the refresh token belongs to, or without one the session of this request. */
  logout: LogoutPayload;
  /**
   * Proves anew who one is, for what asks for it (REAUTHENTICATION_REQUIRED): by the password, with a
   * code where there is a second factor, or by a passkey alone. Another session takes the place of the
   * present one: all who share its tokens, e.g. other tabs of a browser, need those of the new one.
   */
  reauthenticate: ReauthenticatePayload;
  /**
   * A new access token for a refresh token, which is replaced. Within ten seconds the same token gets
   * the same answer again, for two tabs and for answers that are lost; later that ends the session.
   */
  refreshSession: RefreshSessionPayload;
  /** Ten new recovery codes in place of those that are left. Asks for a sign-in of the last ten minutes. */
  regenerateRecoveryCodes: RegenerateRecoveryCodesPayload;
  /**
   * Opens an account and sends a mail to verify its address; nobody can sign in before that. Where the
   * address has an account already the answer is the same, and its owner is told by mail; one that was
   * never verified is replaced.
   */
  register: RegisterPayload;
  /**
   * Lets a suspended partner in again, with the keys that are still good. Asks for a sign-in of the
   * last ten minutes.
   */
  reinstatePartner: ReinstatePartnerPayload;
  /** Lets somebody sign in again. Asks for a sign-in of the last ten minutes. */
  reinstateUser: ReinstateUserPayload;
  /** Removes a passkey. Asks for a sign-in of the last ten minutes; the last factor goes as in `disableTotp`. */
  removePasskey: RemovePasskeyPayload;
  renamePasskey: RenamePasskeyPayload;
  /**
   * Mails a token to another address, by which `verifyEmail` makes it your account's; answers the same
   * whether or not that address has an account. Asks for a sign-in of the last ten minutes.
   */
  requestEmailChange: RequestEmailChangePayload;
  /** Sends the verification mail again; answers the same whether or not there is such an account. */
  requestEmailVerification: RequestEmailVerificationPayload;
  /**
   * Sends a mail by which to set a new password; answers the same, after the same time, whether or not
   * there is such an account. At most five an hour; each makes the ones before worthless.
   */
  requestPasswordReset: RequestPasswordResetPayload;
  /**
   * Sets a new password by the token that was mailed, which is good once and for 30 minutes. All
   * sessions end and none begins: sign in next, with a second factor as ever.
   */
  resetPassword: ResetPasswordPayload;
  /**
   * Removes all factors of somebody who lost them, and ends their sessions. Two administrators have to
   * ask for it within a week. Asks for a sign-in of the last ten minutes.
   */
  resetUserFactors: ResetUserFactorsPayload;
  /** Makes a key worth nothing, at once and for good. */
  revokeApiKey: RevokeApiKeyPayload;
  /** Ends all your sessions but this one, at once. Asks for a sign-in of the last ten minutes. */
  revokeOtherSessions: RevokeOtherSessionsPayload;
  /** Takes a role away. Asks for a sign-in of the last ten minutes. */
  revokeRole: RevokeRolePayload;
  /** Ends one of your sessions, at once. Asks for a sign-in of the last ten minutes. */
  revokeSession: RevokeSessionPayload;
  /** Keeps a partner's keys out, and its people out as the partner, at once. */
  suspendPartner: SuspendPartnerPayload;
  /**
   * Keeps somebody from signing in, and ends their sessions at once. Nobody suspends themselves. Asks
   * for a sign-in of the last ten minutes.
   */
  suspendUser: SuspendUserPayload;
  /**
   * Changes how a partner is called and mailed; what is left out stays. Asks for a sign-in of the last
   * ten minutes.
   */
  updatePartner: UpdatePartnerPayload;
  /**
   * Changes what you say of yourself. What is left out stays as it is; a phone or postal address of null is
   * removed. The e-mail address has `requestEmailChange`.
   */
  updateProfile: UpdateProfilePayload;
  /** Verifies an address by the token that was mailed to it. */
  verifyEmail: VerifyEmailPayload;
  /** The second step of a sign-in: a code or a passkey for the challenge that `login` gave. */
  verifyMfa: VerifyMfaPayload;
};


export type MutationattachUserToPartnerArgs = {
  input: AttachUserToPartnerInput;
};


export type MutationbeginPasskeyLoginArgs = {
  input?: BeginPasskeyLoginInput;
};


export type MutationbeginPasskeyRegistrationArgs = {
  input: BeginPasskeyRegistrationInput;
};


export type MutationchangePasswordArgs = {
  input: ChangePasswordInput;
};


export type MutationconfirmTotpArgs = {
  input: ConfirmTotpInput;
};


export type MutationcreateApiKeyArgs = {
  input: CreateApiKeyInput;
};


export type MutationcreatePartnerArgs = {
  input: CreatePartnerInput;
};


export type MutationdetachUserFromPartnerArgs = {
  input: DetachUserFromPartnerInput;
};


export type MutationendUserSessionsArgs = {
  input: EndUserSessionsInput;
};


export type MutationfinishPasskeyLoginArgs = {
  input: FinishPasskeyLoginInput;
};


export type MutationfinishPasskeyRegistrationArgs = {
  input: FinishPasskeyRegistrationInput;
};


export type MutationgrantRoleArgs = {
  input: GrantRoleInput;
};


export type MutationloginArgs = {
  input: LoginInput;
};


export type MutationlogoutArgs = {
  input?: LogoutInput;
};


export type MutationreauthenticateArgs = {
  input: ReauthenticateInput;
};


export type MutationrefreshSessionArgs = {
  input: RefreshSessionInput;
};


export type MutationregisterArgs = {
  input: RegisterInput;
};


export type MutationreinstatePartnerArgs = {
  input: ReinstatePartnerInput;
};


export type MutationreinstateUserArgs = {
  input: ReinstateUserInput;
};


export type MutationremovePasskeyArgs = {
  input: RemovePasskeyInput;
};


export type MutationrenamePasskeyArgs = {
  input: RenamePasskeyInput;
};


export type MutationrequestEmailChangeArgs = {
  input: RequestEmailChangeInput;
};


export type MutationrequestEmailVerificationArgs = {
  input: RequestEmailVerificationInput;
};


export type MutationrequestPasswordResetArgs = {
  input: RequestPasswordResetInput;
};


export type MutationresetPasswordArgs = {
  input: ResetPasswordInput;
};


export type MutationresetUserFactorsArgs = {
  input: ResetUserFactorsInput;
};


export type MutationrevokeApiKeyArgs = {
  input: RevokeApiKeyInput;
};


export type MutationrevokeRoleArgs = {
  input: RevokeRoleInput;
};


export type MutationrevokeSessionArgs = {
  input: RevokeSessionInput;
};


export type MutationsuspendPartnerArgs = {
  input: SuspendPartnerInput;
};


export type MutationsuspendUserArgs = {
  input: SuspendUserInput;
};


export type MutationupdatePartnerArgs = {
  input: UpdatePartnerInput;
};


export type MutationupdateProfileArgs = {
  input: UpdateProfileInput;
};


export type MutationverifyEmailArgs = {
  input: VerifyEmailInput;
};


export type MutationverifyMfaArgs = {
  input: VerifyMfaInput;
};

/** How a partner is mailed what is new of the applications and loans that came through it. */
export type NoticeMail =
  /** One mail at 06:00 UTC with all of the day. */
  | 'DAILY'
  /** A mail at once for each notice. */
  | 'EACH'
  /** None: they are in the graph. */
  | 'NONE';

/** Where a page of a connection begins and ends. */
export type PageInfo = {
  __typename?: 'PageInfo';
  endCursor?: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  hasPreviousPage: Scalars['Boolean']['output'];
  startCursor?: Maybe<Scalars['String']['output']>;
};

/** An organisation that brings customers; its keys and its people see what came through it. */
export type Partner = {
  __typename?: 'Partner';
  /** Newest first, revoked and expired ones included. [partners:write] */
  apiKeys: ApiKeyConnection;
  /** Where its notices go by mail; null where they go nowhere. */
  contactEmail?: Maybe<Scalars['String']['output']>;
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  /** Whoever is signed in and asked for something by a partner may read who that is. */
  name: Scalars['String']['output'];
  noticeMail: NoticeMail;
  /** From when on neither its keys nor its people get in as the partner. */
  suspendedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The people who belong to it, newest first. [partners:write] */
  users: UserConnection;
};


/** An organisation that brings customers; its keys and its people see what came through it. */
export type PartnerapiKeysArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** An organisation that brings customers; its keys and its people see what came through it. */
export type PartnerusersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

export type PartnerConnection = {
  __typename?: 'PartnerConnection';
  edges: Array<PartnerEdge>;
  pageInfo: PageInfo;
};

export type PartnerEdge = {
  __typename?: 'PartnerEdge';
  cursor: Scalars['String']['output'];
  node: Partner;
};

/** A WebAuthn credential: signs in alone, or as a second factor. */
export type Passkey = {
  __typename?: 'Passkey';
  /** Whether it is synced, so that it outlives the device. */
  backedUp: Scalars['Boolean']['output'];
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  lastUsedAt?: Maybe<Scalars['DateTime']['output']>;
  name: Scalars['String']['output'];
};

export type PostalAddress = {
  __typename?: 'PostalAddress';
  city: Scalars['String']['output'];
  /** ISO 3166-1 alpha-2. */
  country: Scalars['String']['output'];
  /** Street and number. */
  line1: Scalars['String']['output'];
  /** Flat, floor, building, care of. */
  line2?: Maybe<Scalars['String']['output']>;
  postalCode?: Maybe<Scalars['String']['output']>;
  /** ISO 3166-2, e.g. US-NY. */
  region?: Maybe<Scalars['String']['output']>;
};

/** Lines without control characters; what is empty counts as left out. */
export type PostalAddressInput = {
  /** 1 to 100 characters. */
  city: Scalars['String']['input'];
  /** ISO 3166-1 alpha-2, e.g. US. */
  country: Scalars['String']['input'];
  /** Street and number, 1 to 100 characters. */
  line1: Scalars['String']['input'];
  /** Flat, floor, building, care of: at most 100 characters. */
  line2?: InputMaybe<Scalars['String']['input']>;
  /** 2 to 12 letters and digits; blanks and hyphens may stand between. In the United States a ZIP code, which is needed. */
  postalCode?: InputMaybe<Scalars['String']['input']>;
  /** ISO 3166-2, of the same country, e.g. US-NY. An address in the United States needs one. */
  region?: InputMaybe<Scalars['String']['input']>;
};

export type Query = {
  __typename?: 'Query';
  /** Who is signed in. */
  me?: Maybe<User>;
  /** A partner by id: one's own, or any for [partners:write]; null where there is none to see. */
  partner?: Maybe<Partner>;
  /** All partners, newest first. */
  partners: PartnerConnection;
  /** A user by id: oneself, or anyone for [users:read]; null where there is none to see. */
  user?: Maybe<User>;
  /** All users, newest first. */
  users: UserConnection;
};


export type QuerypartnerArgs = {
  id: Scalars['ID']['input'];
};


export type QuerypartnersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryuserArgs = {
  id: Scalars['ID']['input'];
};


export type QueryusersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<UserFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

export type ReauthenticateInput = {
  /** With TOTP and RECOVERY_CODE. */
  code?: InputMaybe<Scalars['String']['input']>;
  /** With PASSKEY: what `navigator.credentials.get` gave, as its `toJSON()` writes it. */
  credential?: InputMaybe<Scalars['JSON']['input']>;
  /** Required where there is a second factor. */
  method?: InputMaybe<MfaMethod>;
  /** With everything but PASSKEY. */
  password?: InputMaybe<Scalars['String']['input']>;
  /** With PASSKEY: the token that `beginPasskeyLogin` gave. */
  token?: InputMaybe<Scalars['String']['input']>;
};

export type ReauthenticatePayload = {
  __typename?: 'ReauthenticatePayload';
  /** Takes the place of the session of before, whose tokens are worth nothing from then on. */
  session?: Maybe<AuthSession>;
  userErrors: Array<IdentityError>;
};

export type RefreshSessionInput = {
  refreshToken: Scalars['String']['input'];
};

export type RefreshSessionPayload = {
  __typename?: 'RefreshSessionPayload';
  session?: Maybe<AuthSession>;
  userErrors: Array<IdentityError>;
};

export type RegenerateRecoveryCodesPayload = {
  __typename?: 'RegenerateRecoveryCodesPayload';
  /** Each good once; shown this once. */
  recoveryCodes?: Maybe<Array<Scalars['String']['output']>>;
  userErrors: Array<IdentityError>;
};

export type RegisterInput = {
  /** May be given later, by `updateProfile`. */
  address?: InputMaybe<PostalAddressInput>;
  /** ISO 3166-1 alpha-2, e.g. US. */
  country: Scalars['String']['input'];
  dateOfBirth: Scalars['LocalDate']['input'];
  /** What an earlier session gave this device, if one did, whoever signed in. */
  deviceToken?: InputMaybe<Scalars['String']['input']>;
  email: Scalars['String']['input'];
  firstName: Scalars['String']['input'];
  lastName: Scalars['String']['input'];
  /** 8 to 128 characters, any characters; not one of those that are guessed first. */
  password: Scalars['String']['input'];
  /** E.164, e.g. +14155550100. */
  phone?: InputMaybe<Scalars['String']['input']>;
};

export type RegisterPayload = {
  __typename?: 'RegisterPayload';
  user?: Maybe<User>;
  userErrors: Array<IdentityError>;
};

export type ReinstatePartnerInput = {
  id: Scalars['ID']['input'];
};

export type ReinstatePartnerPayload = {
  __typename?: 'ReinstatePartnerPayload';
  partner?: Maybe<Partner>;
  userErrors: Array<IdentityError>;
};

export type ReinstateUserInput = {
  userId: Scalars['ID']['input'];
};

export type ReinstateUserPayload = {
  __typename?: 'ReinstateUserPayload';
  user?: Maybe<User>;
  userErrors: Array<IdentityError>;
};

export type RemovePasskeyInput = {
  id: Scalars['ID']['input'];
};

export type RemovePasskeyPayload = {
  __typename?: 'RemovePasskeyPayload';
  user?: Maybe<User>;
  userErrors: Array<IdentityError>;
};

export type RenamePasskeyInput = {
  id: Scalars['ID']['input'];
  /** 1 to 60 characters. */
  name: Scalars['String']['input'];
};

export type RenamePasskeyPayload = {
  __typename?: 'RenamePasskeyPayload';
  passkey?: Maybe<Passkey>;
  userErrors: Array<IdentityError>;
};

/** The caller's session after it has shown more of who they are: only the access token is new. */
export type RenewedSession = {
  __typename?: 'RenewedSession';
  accessToken: Scalars['String']['output'];
  expiresAt: Scalars['DateTime']['output'];
  user: User;
};

export type RequestEmailChangeInput = {
  email: Scalars['String']['input'];
};

export type RequestEmailChangePayload = {
  __typename?: 'RequestEmailChangePayload';
  userErrors: Array<IdentityError>;
};

export type RequestEmailVerificationInput = {
  email: Scalars['String']['input'];
};

export type RequestEmailVerificationPayload = {
  __typename?: 'RequestEmailVerificationPayload';
  userErrors: Array<IdentityError>;
};

export type RequestPasswordResetInput = {
  email: Scalars['String']['input'];
};

export type RequestPasswordResetPayload = {
  __typename?: 'RequestPasswordResetPayload';
  userErrors: Array<IdentityError>;
};

export type ResetPasswordInput = {
  /** 8 to 128 characters, any characters; not one of those that are guessed first. */
  newPassword: Scalars['String']['input'];
  token: Scalars['String']['input'];
};

export type ResetPasswordPayload = {
  __typename?: 'ResetPasswordPayload';
  userErrors: Array<IdentityError>;
};

export type ResetUserFactorsInput = {
  userId: Scalars['ID']['input'];
};

export type ResetUserFactorsPayload = {
  __typename?: 'ResetUserFactorsPayload';
  /** True where it waits for a second administrator. */
  pending: Scalars['Boolean']['output'];
  user?: Maybe<User>;
  userErrors: Array<IdentityError>;
};

export type RevokeApiKeyInput = {
  id: Scalars['ID']['input'];
};

export type RevokeApiKeyPayload = {
  __typename?: 'RevokeApiKeyPayload';
  apiKey?: Maybe<ApiKey>;
  userErrors: Array<IdentityError>;
};

export type RevokeOtherSessionsPayload = {
  __typename?: 'RevokeOtherSessionsPayload';
  /** How many were ended. */
  ended: Scalars['Int']['output'];
  userErrors: Array<IdentityError>;
};

export type RevokeRoleInput = {
  role: Role;
  userId: Scalars['ID']['input'];
};

export type RevokeRolePayload = {
  __typename?: 'RevokeRolePayload';
  user?: Maybe<User>;
  userErrors: Array<IdentityError>;
};

export type RevokeSessionInput = {
  id: Scalars['ID']['input'];
};

export type RevokeSessionPayload = {
  __typename?: 'RevokeSessionPayload';
  session?: Maybe<Session>;
  userErrors: Array<IdentityError>;
};

export type Role =
  | 'ADMIN'
  | 'ANALYST'
  | 'BORROWER'
  | 'COMPLIANCE_OFFICER'
  | 'LOAN_OFFICER'
  | 'PARTNER';

/** A sign-in on one device, from which access tokens follow until it ends. */
export type Session = {
  __typename?: 'Session';
  /** The network address of the sign-in; null where it is not known. */
  address?: Maybe<Scalars['String']['output']>;
  createdAt: Scalars['DateTime']['output'];
  /** Whether this very request belongs to it. */
  current: Scalars['Boolean']['output'];
  /** What the device calls itself, e.g. «Firefox on Linux»: for recognising it, no proof. */
  device: Scalars['String']['output'];
  /** When it was ended; null while it lasts. */
  endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it ends however often it is used; it ends earlier where it is not. */
  expiresAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  /** The last sign-in or refresh. */
  lastUsedAt: Scalars['DateTime']['output'];
  /** How the person proved who they are. */
  methods: Array<AuthenticationMethod>;
};

export type SessionConnection = {
  __typename?: 'SessionConnection';
  edges: Array<SessionEdge>;
  pageInfo: PageInfo;
};

export type SessionEdge = {
  __typename?: 'SessionEdge';
  cursor: Scalars['String']['output'];
  node: Session;
};

export type SuspendPartnerInput = {
  id: Scalars['ID']['input'];
};

export type SuspendPartnerPayload = {
  __typename?: 'SuspendPartnerPayload';
  partner?: Maybe<Partner>;
  userErrors: Array<IdentityError>;
};

export type SuspendUserInput = {
  /** For other administrators, 1 to 500 characters. */
  reason: Scalars['String']['input'];
  userId: Scalars['ID']['input'];
};

export type SuspendUserPayload = {
  __typename?: 'SuspendUserPayload';
  user?: Maybe<User>;
  userErrors: Array<IdentityError>;
};

export type TotpFactor = {
  __typename?: 'TotpFactor';
  confirmedAt: Scalars['DateTime']['output'];
};

export type UpdatePartnerInput = {
  /** Null takes the address away. */
  contactEmail?: InputMaybe<Scalars['String']['input']>;
  id: Scalars['ID']['input'];
  /** 1 to 100 characters in one line. */
  name?: InputMaybe<Scalars['String']['input']>;
  noticeMail?: InputMaybe<NoticeMail>;
};

export type UpdatePartnerPayload = {
  __typename?: 'UpdatePartnerPayload';
  partner?: Maybe<Partner>;
  userErrors: Array<IdentityError>;
};

export type UpdateProfileInput = {
  /** In place of the whole address of before. */
  address?: InputMaybe<PostalAddressInput>;
  /** ISO 3166-1 alpha-2, e.g. US. */
  country?: InputMaybe<Scalars['String']['input']>;
  firstName?: InputMaybe<Scalars['String']['input']>;
  lastName?: InputMaybe<Scalars['String']['input']>;
  /** E.164, e.g. +14155550100. */
  phone?: InputMaybe<Scalars['String']['input']>;
};

export type UpdateProfilePayload = {
  __typename?: 'UpdateProfilePayload';
  user?: Maybe<User>;
  userErrors: Array<IdentityError>;
};

/** A person who can sign in. Personal fields are null once the person's data has been erased. */
export type User = {
  __typename?: 'User';
  /** Where the person lives, where they have said so. Own, or [users:read, compliance:read]. */
  address?: Maybe<PostalAddress>;
  /** ISO 3166-1 alpha-2. Own, or [users:read, compliance:read]. */
  country?: Maybe<Scalars['String']['output']>;
  createdAt: Scalars['DateTime']['output'];
  /** Own, or [users:read, compliance:read]. */
  dateOfBirth?: Maybe<Scalars['LocalDate']['output']>;
  /** Own, or [users:read, compliance:read]. */
  email?: Maybe<Scalars['String']['output']>;
  emailVerified: Scalars['Boolean']['output'];
  /** Own; [users:read] sees the methods only. */
  factors?: Maybe<Factors>;
  /** Own, or staff who deal with the person. Reading another person's name leaves an audit entry. */
  firstName?: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  lastName?: Maybe<Scalars['String']['output']>;
  /** The partner that the person belongs to. Own, or [users:read, partners:write]. */
  partner?: Maybe<Partner>;
  /** Own, oldest first. */
  passkeys?: Maybe<Array<Passkey>>;
  /** E.164. Own, or [users:read, compliance:read]. */
  phone?: Maybe<Scalars['String']['output']>;
  /** Own, or [users:read]. */
  roles?: Maybe<Array<Role>>;
  /**
   * Where the person is signed in, newest first. Own, or [users:read]; reading another person's leaves
   * an audit entry.
   */
  sessions?: Maybe<SessionConnection>;
  /** Since when the person cannot sign in; null for most. Own, or [users:read]. */
  suspendedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Why, in an administrator's words. [users:read]; reading it leaves an audit entry. */
  suspensionReason?: Maybe<Scalars['String']['output']>;
};


/** A person who can sign in. Personal fields are null once the person's data has been erased. */
export type UsersessionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

export type UserConnection = {
  __typename?: 'UserConnection';
  edges: Array<UserEdge>;
  pageInfo: PageInfo;
};

export type UserEdge = {
  __typename?: 'UserEdge';
  cursor: Scalars['String']['output'];
  node: User;
};

/** Something that the caller can put right; each subgraph adds a closed `code`. */
export type UserError = {
  /** What happened and what to do, in a sentence. */
  message: Scalars['String']['output'];
  /** Where in the arguments, e.g. ["input", "amount"]. */
  path?: Maybe<Array<Scalars['String']['output']>>;
};

/** Users for whom all of it holds that is given. */
export type UserFilter = {
  /** The whole address: addresses are encrypted, and only found as a whole. */
  email?: InputMaybe<Scalars['String']['input']>;
  emailVerified?: InputMaybe<Scalars['Boolean']['input']>;
  role?: InputMaybe<Role>;
};

export type VerifyEmailInput = {
  token: Scalars['String']['input'];
};

export type VerifyEmailPayload = {
  __typename?: 'VerifyEmailPayload';
  user?: Maybe<User>;
  userErrors: Array<IdentityError>;
};

export type VerifyMfaInput = {
  /** With TOTP and RECOVERY_CODE. */
  code?: InputMaybe<Scalars['String']['input']>;
  /** With PASSKEY: what `navigator.credentials.get` gave, as its `toJSON()` writes it. */
  credential?: InputMaybe<Scalars['JSON']['input']>;
  method: MfaMethod;
  /** Of the challenge. */
  token: Scalars['String']['input'];
};

export type VerifyMfaPayload = {
  __typename?: 'VerifyMfaPayload';
  session?: Maybe<AuthSession>;
  userErrors: Array<IdentityError>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Partner: Partner;
  User: User;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Partner:
    ( { __typename: 'Partner' }
    & GraphQLRecursivePick<FederationTypes['Partner'], {"id":true}> );
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  UserError: ( Omit<IdentityError, 'code'> & { code: _RefType['IdentityErrorCode'] } & { __typename: 'IdentityError' } );
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  ApiKey: ResolverTypeWrapper<ApiKeyMapper>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  ApiKeyConnection: ResolverTypeWrapper<Omit<ApiKeyConnection, 'edges'> & { edges: Array<ResolversTypes['ApiKeyEdge']> }>;
  ApiKeyEdge: ResolverTypeWrapper<Omit<ApiKeyEdge, 'node'> & { node: ResolversTypes['ApiKey'] }>;
  AttachUserToPartnerInput: AttachUserToPartnerInput;
  AttachUserToPartnerPayload: ResolverTypeWrapper<Omit<AttachUserToPartnerPayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversTypes['User']>, userErrors: Array<ResolversTypes['IdentityError']> }>;
  AuthSession: ResolverTypeWrapper<Omit<AuthSession, 'user'> & { user: ResolversTypes['User'] }>;
  AuthenticationMethod: ResolverTypeWrapper<'PASSWORD' | 'TOTP' | 'RECOVERY_CODE' | 'PASSKEY'>;
  BeginPasskeyLoginInput: BeginPasskeyLoginInput;
  BeginPasskeyLoginPayload: ResolverTypeWrapper<Omit<BeginPasskeyLoginPayload, 'userErrors'> & { userErrors: Array<ResolversTypes['IdentityError']> }>;
  BeginPasskeyRegistrationInput: BeginPasskeyRegistrationInput;
  BeginPasskeyRegistrationPayload: ResolverTypeWrapper<Omit<BeginPasskeyRegistrationPayload, 'userErrors'> & { userErrors: Array<ResolversTypes['IdentityError']> }>;
  ChangePasswordInput: ChangePasswordInput;
  ChangePasswordPayload: ResolverTypeWrapper<Omit<ChangePasswordPayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversTypes['User']>, userErrors: Array<ResolversTypes['IdentityError']> }>;
  ConfirmTotpInput: ConfirmTotpInput;
  ConfirmTotpPayload: ResolverTypeWrapper<Omit<ConfirmTotpPayload, 'session' | 'userErrors'> & { session?: Maybe<ResolversTypes['RenewedSession']>, userErrors: Array<ResolversTypes['IdentityError']> }>;
  CreateApiKeyInput: CreateApiKeyInput;
  CreateApiKeyPayload: ResolverTypeWrapper<Omit<CreateApiKeyPayload, 'apiKey' | 'userErrors'> & { apiKey?: Maybe<ResolversTypes['ApiKey']>, userErrors: Array<ResolversTypes['IdentityError']> }>;
  CreatePartnerInput: CreatePartnerInput;
  CreatePartnerPayload: ResolverTypeWrapper<Omit<CreatePartnerPayload, 'partner' | 'userErrors'> & { partner?: Maybe<ResolversTypes['Partner']>, userErrors: Array<ResolversTypes['IdentityError']> }>;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  DetachUserFromPartnerInput: DetachUserFromPartnerInput;
  DetachUserFromPartnerPayload: ResolverTypeWrapper<Omit<DetachUserFromPartnerPayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversTypes['User']>, userErrors: Array<ResolversTypes['IdentityError']> }>;
  DisableTotpPayload: ResolverTypeWrapper<Omit<DisableTotpPayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversTypes['User']>, userErrors: Array<ResolversTypes['IdentityError']> }>;
  EndUserSessionsInput: EndUserSessionsInput;
  EndUserSessionsPayload: ResolverTypeWrapper<Omit<EndUserSessionsPayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversTypes['User']>, userErrors: Array<ResolversTypes['IdentityError']> }>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  EnrollTotpPayload: ResolverTypeWrapper<Omit<EnrollTotpPayload, 'userErrors'> & { userErrors: Array<ResolversTypes['IdentityError']> }>;
  Factors: ResolverTypeWrapper<FactorsMapper>;
  FinishPasskeyLoginInput: FinishPasskeyLoginInput;
  FinishPasskeyLoginPayload: ResolverTypeWrapper<Omit<FinishPasskeyLoginPayload, 'session' | 'userErrors'> & { session?: Maybe<ResolversTypes['AuthSession']>, userErrors: Array<ResolversTypes['IdentityError']> }>;
  FinishPasskeyRegistrationInput: FinishPasskeyRegistrationInput;
  FinishPasskeyRegistrationPayload: ResolverTypeWrapper<Omit<FinishPasskeyRegistrationPayload, 'passkey' | 'session' | 'userErrors'> & { passkey?: Maybe<ResolversTypes['Passkey']>, session?: Maybe<ResolversTypes['RenewedSession']>, userErrors: Array<ResolversTypes['IdentityError']> }>;
  GrantRoleInput: GrantRoleInput;
  GrantRolePayload: ResolverTypeWrapper<Omit<GrantRolePayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversTypes['User']>, userErrors: Array<ResolversTypes['IdentityError']> }>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  IdentityError: ResolverTypeWrapper<Omit<IdentityError, 'code'> & { code: ResolversTypes['IdentityErrorCode'] }>;
  IdentityErrorCode: ResolverTypeWrapper<'ACCOUNT_SUSPENDED' | 'ADDRESS_INVALID' | 'CHALLENGE_ENDED' | 'CODE_INVALID' | 'COUNTRY_INVALID' | 'CREDENTIALS_INVALID' | 'DATE_OF_BIRTH_INVALID' | 'EMAIL_INVALID' | 'EMAIL_IN_USE' | 'EXPIRY_INVALID' | 'FACTOR_NOT_SET_UP' | 'FACTOR_REQUIRED' | 'LAST_ADMIN' | 'MFA_DISABLED' | 'NAME_INVALID' | 'NOT_FOUND' | 'OWN_ACCOUNT' | 'OWN_FACTORS' | 'OWN_ROLES' | 'PARTNER_ALREADY_ATTACHED' | 'PARTNER_NOT_ATTACHED' | 'PARTNER_SUSPENDED' | 'PASSKEY_INVALID' | 'PASSKEY_LIMIT' | 'PASSWORD_BREACHED' | 'PASSWORD_INVALID' | 'PHONE_INVALID' | 'REASON_INVALID' | 'REAUTHENTICATION_REQUIRED' | 'ROLE_ALREADY_GRANTED' | 'ROLE_NOT_GRANTED' | 'ROLE_OF_PARTNER' | 'SCOPE_INVALID' | 'SESSION_ENDED' | 'SESSION_REQUIRED' | 'TOKEN_INVALID' | 'TOO_MANY_API_KEYS' | 'TOTP_ALREADY_ENABLED' | 'TOTP_NOT_ENROLLED' | 'TRY_LATER' | 'USER_ALREADY_SUSPENDED' | 'USER_NOT_SUSPENDED'>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  LocalDate: ResolverTypeWrapper<Scalars['LocalDate']['output']>;
  LoginInput: LoginInput;
  LoginPayload: ResolverTypeWrapper<Omit<LoginPayload, 'mfaChallenge' | 'session' | 'userErrors'> & { mfaChallenge?: Maybe<ResolversTypes['MfaChallenge']>, session?: Maybe<ResolversTypes['AuthSession']>, userErrors: Array<ResolversTypes['IdentityError']> }>;
  LogoutInput: LogoutInput;
  LogoutPayload: ResolverTypeWrapper<Omit<LogoutPayload, 'userErrors'> & { userErrors: Array<ResolversTypes['IdentityError']> }>;
  MfaChallenge: ResolverTypeWrapper<Omit<MfaChallenge, 'methods'> & { methods: Array<ResolversTypes['MfaMethod']> }>;
  MfaMethod: ResolverTypeWrapper<'TOTP' | 'RECOVERY_CODE' | 'PASSKEY'>;
  Money: ResolverTypeWrapper<MoneyValue>;
  MoneyInput: MoneyInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NoticeMail: ResolverTypeWrapper<'EACH' | 'DAILY' | 'NONE'>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Partner: ResolverTypeWrapper<PartnerMapper>;
  PartnerConnection: ResolverTypeWrapper<Omit<PartnerConnection, 'edges'> & { edges: Array<ResolversTypes['PartnerEdge']> }>;
  PartnerEdge: ResolverTypeWrapper<Omit<PartnerEdge, 'node'> & { node: ResolversTypes['Partner'] }>;
  Passkey: ResolverTypeWrapper<PasskeyMapper>;
  PostalAddress: ResolverTypeWrapper<PostalAddress>;
  PostalAddressInput: PostalAddressInput;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ReauthenticateInput: ReauthenticateInput;
  ReauthenticatePayload: ResolverTypeWrapper<Omit<ReauthenticatePayload, 'session' | 'userErrors'> & { session?: Maybe<ResolversTypes['AuthSession']>, userErrors: Array<ResolversTypes['IdentityError']> }>;
  RefreshSessionInput: RefreshSessionInput;
  RefreshSessionPayload: ResolverTypeWrapper<Omit<RefreshSessionPayload, 'session' | 'userErrors'> & { session?: Maybe<ResolversTypes['AuthSession']>, userErrors: Array<ResolversTypes['IdentityError']> }>;
  RegenerateRecoveryCodesPayload: ResolverTypeWrapper<Omit<RegenerateRecoveryCodesPayload, 'userErrors'> & { userErrors: Array<ResolversTypes['IdentityError']> }>;
  RegisterInput: RegisterInput;
  RegisterPayload: ResolverTypeWrapper<Omit<RegisterPayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversTypes['User']>, userErrors: Array<ResolversTypes['IdentityError']> }>;
  ReinstatePartnerInput: ReinstatePartnerInput;
  ReinstatePartnerPayload: ResolverTypeWrapper<Omit<ReinstatePartnerPayload, 'partner' | 'userErrors'> & { partner?: Maybe<ResolversTypes['Partner']>, userErrors: Array<ResolversTypes['IdentityError']> }>;
  ReinstateUserInput: ReinstateUserInput;
  ReinstateUserPayload: ResolverTypeWrapper<Omit<ReinstateUserPayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversTypes['User']>, userErrors: Array<ResolversTypes['IdentityError']> }>;
  RemovePasskeyInput: RemovePasskeyInput;
  RemovePasskeyPayload: ResolverTypeWrapper<Omit<RemovePasskeyPayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversTypes['User']>, userErrors: Array<ResolversTypes['IdentityError']> }>;
  RenamePasskeyInput: RenamePasskeyInput;
  RenamePasskeyPayload: ResolverTypeWrapper<Omit<RenamePasskeyPayload, 'passkey' | 'userErrors'> & { passkey?: Maybe<ResolversTypes['Passkey']>, userErrors: Array<ResolversTypes['IdentityError']> }>;
  RenewedSession: ResolverTypeWrapper<Omit<RenewedSession, 'user'> & { user: ResolversTypes['User'] }>;
  RequestEmailChangeInput: RequestEmailChangeInput;
  RequestEmailChangePayload: ResolverTypeWrapper<Omit<RequestEmailChangePayload, 'userErrors'> & { userErrors: Array<ResolversTypes['IdentityError']> }>;
  RequestEmailVerificationInput: RequestEmailVerificationInput;
  RequestEmailVerificationPayload: ResolverTypeWrapper<Omit<RequestEmailVerificationPayload, 'userErrors'> & { userErrors: Array<ResolversTypes['IdentityError']> }>;
  RequestPasswordResetInput: RequestPasswordResetInput;
  RequestPasswordResetPayload: ResolverTypeWrapper<Omit<RequestPasswordResetPayload, 'userErrors'> & { userErrors: Array<ResolversTypes['IdentityError']> }>;
  ResetPasswordInput: ResetPasswordInput;
  ResetPasswordPayload: ResolverTypeWrapper<Omit<ResetPasswordPayload, 'userErrors'> & { userErrors: Array<ResolversTypes['IdentityError']> }>;
  ResetUserFactorsInput: ResetUserFactorsInput;
  ResetUserFactorsPayload: ResolverTypeWrapper<Omit<ResetUserFactorsPayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversTypes['User']>, userErrors: Array<ResolversTypes['IdentityError']> }>;
  RevokeApiKeyInput: RevokeApiKeyInput;
  RevokeApiKeyPayload: ResolverTypeWrapper<Omit<RevokeApiKeyPayload, 'apiKey' | 'userErrors'> & { apiKey?: Maybe<ResolversTypes['ApiKey']>, userErrors: Array<ResolversTypes['IdentityError']> }>;
  RevokeOtherSessionsPayload: ResolverTypeWrapper<Omit<RevokeOtherSessionsPayload, 'userErrors'> & { userErrors: Array<ResolversTypes['IdentityError']> }>;
  RevokeRoleInput: RevokeRoleInput;
  RevokeRolePayload: ResolverTypeWrapper<Omit<RevokeRolePayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversTypes['User']>, userErrors: Array<ResolversTypes['IdentityError']> }>;
  RevokeSessionInput: RevokeSessionInput;
  RevokeSessionPayload: ResolverTypeWrapper<Omit<RevokeSessionPayload, 'session' | 'userErrors'> & { session?: Maybe<ResolversTypes['Session']>, userErrors: Array<ResolversTypes['IdentityError']> }>;
  Role: ResolverTypeWrapper<'BORROWER' | 'LOAN_OFFICER' | 'COMPLIANCE_OFFICER' | 'ANALYST' | 'PARTNER' | 'ADMIN'>;
  Session: ResolverTypeWrapper<SessionMapper>;
  SessionConnection: ResolverTypeWrapper<Omit<SessionConnection, 'edges'> & { edges: Array<ResolversTypes['SessionEdge']> }>;
  SessionEdge: ResolverTypeWrapper<Omit<SessionEdge, 'node'> & { node: ResolversTypes['Session'] }>;
  SuspendPartnerInput: SuspendPartnerInput;
  SuspendPartnerPayload: ResolverTypeWrapper<Omit<SuspendPartnerPayload, 'partner' | 'userErrors'> & { partner?: Maybe<ResolversTypes['Partner']>, userErrors: Array<ResolversTypes['IdentityError']> }>;
  SuspendUserInput: SuspendUserInput;
  SuspendUserPayload: ResolverTypeWrapper<Omit<SuspendUserPayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversTypes['User']>, userErrors: Array<ResolversTypes['IdentityError']> }>;
  TotpFactor: ResolverTypeWrapper<TotpFactor>;
  UpdatePartnerInput: UpdatePartnerInput;
  UpdatePartnerPayload: ResolverTypeWrapper<Omit<UpdatePartnerPayload, 'partner' | 'userErrors'> & { partner?: Maybe<ResolversTypes['Partner']>, userErrors: Array<ResolversTypes['IdentityError']> }>;
  UpdateProfileInput: UpdateProfileInput;
  UpdateProfilePayload: ResolverTypeWrapper<Omit<UpdateProfilePayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversTypes['User']>, userErrors: Array<ResolversTypes['IdentityError']> }>;
  User: ResolverTypeWrapper<UserMapper>;
  UserConnection: ResolverTypeWrapper<Omit<UserConnection, 'edges'> & { edges: Array<ResolversTypes['UserEdge']> }>;
  UserEdge: ResolverTypeWrapper<Omit<UserEdge, 'node'> & { node: ResolversTypes['User'] }>;
  UserError: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['UserError']>;
  UserFilter: UserFilter;
  VerifyEmailInput: VerifyEmailInput;
  VerifyEmailPayload: ResolverTypeWrapper<Omit<VerifyEmailPayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversTypes['User']>, userErrors: Array<ResolversTypes['IdentityError']> }>;
  VerifyMfaInput: VerifyMfaInput;
  VerifyMfaPayload: ResolverTypeWrapper<Omit<VerifyMfaPayload, 'session' | 'userErrors'> & { session?: Maybe<ResolversTypes['AuthSession']>, userErrors: Array<ResolversTypes['IdentityError']> }>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  ApiKey: ApiKeyMapper;
  ID: Scalars['ID']['output'];
  String: Scalars['String']['output'];
  ApiKeyConnection: Omit<ApiKeyConnection, 'edges'> & { edges: Array<ResolversParentTypes['ApiKeyEdge']> };
  ApiKeyEdge: Omit<ApiKeyEdge, 'node'> & { node: ResolversParentTypes['ApiKey'] };
  AttachUserToPartnerInput: AttachUserToPartnerInput;
  AttachUserToPartnerPayload: Omit<AttachUserToPartnerPayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversParentTypes['User']>, userErrors: Array<ResolversParentTypes['IdentityError']> };
  AuthSession: Omit<AuthSession, 'user'> & { user: ResolversParentTypes['User'] };
  BeginPasskeyLoginInput: BeginPasskeyLoginInput;
  BeginPasskeyLoginPayload: Omit<BeginPasskeyLoginPayload, 'userErrors'> & { userErrors: Array<ResolversParentTypes['IdentityError']> };
  BeginPasskeyRegistrationInput: BeginPasskeyRegistrationInput;
  BeginPasskeyRegistrationPayload: Omit<BeginPasskeyRegistrationPayload, 'userErrors'> & { userErrors: Array<ResolversParentTypes['IdentityError']> };
  ChangePasswordInput: ChangePasswordInput;
  ChangePasswordPayload: Omit<ChangePasswordPayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversParentTypes['User']>, userErrors: Array<ResolversParentTypes['IdentityError']> };
  ConfirmTotpInput: ConfirmTotpInput;
  ConfirmTotpPayload: Omit<ConfirmTotpPayload, 'session' | 'userErrors'> & { session?: Maybe<ResolversParentTypes['RenewedSession']>, userErrors: Array<ResolversParentTypes['IdentityError']> };
  CreateApiKeyInput: CreateApiKeyInput;
  CreateApiKeyPayload: Omit<CreateApiKeyPayload, 'apiKey' | 'userErrors'> & { apiKey?: Maybe<ResolversParentTypes['ApiKey']>, userErrors: Array<ResolversParentTypes['IdentityError']> };
  CreatePartnerInput: CreatePartnerInput;
  CreatePartnerPayload: Omit<CreatePartnerPayload, 'partner' | 'userErrors'> & { partner?: Maybe<ResolversParentTypes['Partner']>, userErrors: Array<ResolversParentTypes['IdentityError']> };
  CurrencyCode: Scalars['CurrencyCode']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  DetachUserFromPartnerInput: DetachUserFromPartnerInput;
  DetachUserFromPartnerPayload: Omit<DetachUserFromPartnerPayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversParentTypes['User']>, userErrors: Array<ResolversParentTypes['IdentityError']> };
  DisableTotpPayload: Omit<DisableTotpPayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversParentTypes['User']>, userErrors: Array<ResolversParentTypes['IdentityError']> };
  EndUserSessionsInput: EndUserSessionsInput;
  EndUserSessionsPayload: Omit<EndUserSessionsPayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversParentTypes['User']>, userErrors: Array<ResolversParentTypes['IdentityError']> };
  Int: Scalars['Int']['output'];
  EnrollTotpPayload: Omit<EnrollTotpPayload, 'userErrors'> & { userErrors: Array<ResolversParentTypes['IdentityError']> };
  Factors: FactorsMapper;
  FinishPasskeyLoginInput: FinishPasskeyLoginInput;
  FinishPasskeyLoginPayload: Omit<FinishPasskeyLoginPayload, 'session' | 'userErrors'> & { session?: Maybe<ResolversParentTypes['AuthSession']>, userErrors: Array<ResolversParentTypes['IdentityError']> };
  FinishPasskeyRegistrationInput: FinishPasskeyRegistrationInput;
  FinishPasskeyRegistrationPayload: Omit<FinishPasskeyRegistrationPayload, 'passkey' | 'session' | 'userErrors'> & { passkey?: Maybe<ResolversParentTypes['Passkey']>, session?: Maybe<ResolversParentTypes['RenewedSession']>, userErrors: Array<ResolversParentTypes['IdentityError']> };
  GrantRoleInput: GrantRoleInput;
  GrantRolePayload: Omit<GrantRolePayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversParentTypes['User']>, userErrors: Array<ResolversParentTypes['IdentityError']> };
  Boolean: Scalars['Boolean']['output'];
  IdentityError: IdentityError;
  JSON: Scalars['JSON']['output'];
  LocalDate: Scalars['LocalDate']['output'];
  LoginInput: LoginInput;
  LoginPayload: Omit<LoginPayload, 'mfaChallenge' | 'session' | 'userErrors'> & { mfaChallenge?: Maybe<ResolversParentTypes['MfaChallenge']>, session?: Maybe<ResolversParentTypes['AuthSession']>, userErrors: Array<ResolversParentTypes['IdentityError']> };
  LogoutInput: LogoutInput;
  LogoutPayload: Omit<LogoutPayload, 'userErrors'> & { userErrors: Array<ResolversParentTypes['IdentityError']> };
  MfaChallenge: MfaChallenge;
  Money: MoneyValue;
  MoneyInput: MoneyInput;
  Mutation: Record<PropertyKey, never>;
  PageInfo: PageInfo;
  Partner: PartnerMapper;
  PartnerConnection: Omit<PartnerConnection, 'edges'> & { edges: Array<ResolversParentTypes['PartnerEdge']> };
  PartnerEdge: Omit<PartnerEdge, 'node'> & { node: ResolversParentTypes['Partner'] };
  Passkey: PasskeyMapper;
  PostalAddress: PostalAddress;
  PostalAddressInput: PostalAddressInput;
  Query: Record<PropertyKey, never>;
  ReauthenticateInput: ReauthenticateInput;
  ReauthenticatePayload: Omit<ReauthenticatePayload, 'session' | 'userErrors'> & { session?: Maybe<ResolversParentTypes['AuthSession']>, userErrors: Array<ResolversParentTypes['IdentityError']> };
  RefreshSessionInput: RefreshSessionInput;
  RefreshSessionPayload: Omit<RefreshSessionPayload, 'session' | 'userErrors'> & { session?: Maybe<ResolversParentTypes['AuthSession']>, userErrors: Array<ResolversParentTypes['IdentityError']> };
  RegenerateRecoveryCodesPayload: Omit<RegenerateRecoveryCodesPayload, 'userErrors'> & { userErrors: Array<ResolversParentTypes['IdentityError']> };
  RegisterInput: RegisterInput;
  RegisterPayload: Omit<RegisterPayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversParentTypes['User']>, userErrors: Array<ResolversParentTypes['IdentityError']> };
  ReinstatePartnerInput: ReinstatePartnerInput;
  ReinstatePartnerPayload: Omit<ReinstatePartnerPayload, 'partner' | 'userErrors'> & { partner?: Maybe<ResolversParentTypes['Partner']>, userErrors: Array<ResolversParentTypes['IdentityError']> };
  ReinstateUserInput: ReinstateUserInput;
  ReinstateUserPayload: Omit<ReinstateUserPayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversParentTypes['User']>, userErrors: Array<ResolversParentTypes['IdentityError']> };
  RemovePasskeyInput: RemovePasskeyInput;
  RemovePasskeyPayload: Omit<RemovePasskeyPayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversParentTypes['User']>, userErrors: Array<ResolversParentTypes['IdentityError']> };
  RenamePasskeyInput: RenamePasskeyInput;
  RenamePasskeyPayload: Omit<RenamePasskeyPayload, 'passkey' | 'userErrors'> & { passkey?: Maybe<ResolversParentTypes['Passkey']>, userErrors: Array<ResolversParentTypes['IdentityError']> };
  RenewedSession: Omit<RenewedSession, 'user'> & { user: ResolversParentTypes['User'] };
  RequestEmailChangeInput: RequestEmailChangeInput;
  RequestEmailChangePayload: Omit<RequestEmailChangePayload, 'userErrors'> & { userErrors: Array<ResolversParentTypes['IdentityError']> };
  RequestEmailVerificationInput: RequestEmailVerificationInput;
  RequestEmailVerificationPayload: Omit<RequestEmailVerificationPayload, 'userErrors'> & { userErrors: Array<ResolversParentTypes['IdentityError']> };
  RequestPasswordResetInput: RequestPasswordResetInput;
  RequestPasswordResetPayload: Omit<RequestPasswordResetPayload, 'userErrors'> & { userErrors: Array<ResolversParentTypes['IdentityError']> };
  ResetPasswordInput: ResetPasswordInput;
  ResetPasswordPayload: Omit<ResetPasswordPayload, 'userErrors'> & { userErrors: Array<ResolversParentTypes['IdentityError']> };
  ResetUserFactorsInput: ResetUserFactorsInput;
  ResetUserFactorsPayload: Omit<ResetUserFactorsPayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversParentTypes['User']>, userErrors: Array<ResolversParentTypes['IdentityError']> };
  RevokeApiKeyInput: RevokeApiKeyInput;
  RevokeApiKeyPayload: Omit<RevokeApiKeyPayload, 'apiKey' | 'userErrors'> & { apiKey?: Maybe<ResolversParentTypes['ApiKey']>, userErrors: Array<ResolversParentTypes['IdentityError']> };
  RevokeOtherSessionsPayload: Omit<RevokeOtherSessionsPayload, 'userErrors'> & { userErrors: Array<ResolversParentTypes['IdentityError']> };
  RevokeRoleInput: RevokeRoleInput;
  RevokeRolePayload: Omit<RevokeRolePayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversParentTypes['User']>, userErrors: Array<ResolversParentTypes['IdentityError']> };
  RevokeSessionInput: RevokeSessionInput;
  RevokeSessionPayload: Omit<RevokeSessionPayload, 'session' | 'userErrors'> & { session?: Maybe<ResolversParentTypes['Session']>, userErrors: Array<ResolversParentTypes['IdentityError']> };
  Session: SessionMapper;
  SessionConnection: Omit<SessionConnection, 'edges'> & { edges: Array<ResolversParentTypes['SessionEdge']> };
  SessionEdge: Omit<SessionEdge, 'node'> & { node: ResolversParentTypes['Session'] };
  SuspendPartnerInput: SuspendPartnerInput;
  SuspendPartnerPayload: Omit<SuspendPartnerPayload, 'partner' | 'userErrors'> & { partner?: Maybe<ResolversParentTypes['Partner']>, userErrors: Array<ResolversParentTypes['IdentityError']> };
  SuspendUserInput: SuspendUserInput;
  SuspendUserPayload: Omit<SuspendUserPayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversParentTypes['User']>, userErrors: Array<ResolversParentTypes['IdentityError']> };
  TotpFactor: TotpFactor;
  UpdatePartnerInput: UpdatePartnerInput;
  UpdatePartnerPayload: Omit<UpdatePartnerPayload, 'partner' | 'userErrors'> & { partner?: Maybe<ResolversParentTypes['Partner']>, userErrors: Array<ResolversParentTypes['IdentityError']> };
  UpdateProfileInput: UpdateProfileInput;
  UpdateProfilePayload: Omit<UpdateProfilePayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversParentTypes['User']>, userErrors: Array<ResolversParentTypes['IdentityError']> };
  User: UserMapper;
  UserConnection: Omit<UserConnection, 'edges'> & { edges: Array<ResolversParentTypes['UserEdge']> };
  UserEdge: Omit<UserEdge, 'node'> & { node: ResolversParentTypes['User'] };
  UserError: ResolversInterfaceTypes<ResolversParentTypes>['UserError'];
  UserFilter: UserFilter;
  VerifyEmailInput: VerifyEmailInput;
  VerifyEmailPayload: Omit<VerifyEmailPayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversParentTypes['User']>, userErrors: Array<ResolversParentTypes['IdentityError']> };
  VerifyMfaInput: VerifyMfaInput;
  VerifyMfaPayload: Omit<VerifyMfaPayload, 'session' | 'userErrors'> & { session?: Maybe<ResolversParentTypes['AuthSession']>, userErrors: Array<ResolversParentTypes['IdentityError']> };
};

export type ApiKeyResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ApiKey'] = ResolversParentTypes['ApiKey']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastUsedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  partner?: Resolver<Maybe<ResolversTypes['Partner']>, ParentType, ContextType>;
  prefix?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  revokedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  scopes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ApiKeyConnectionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ApiKeyConnection'] = ResolversParentTypes['ApiKeyConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ApiKeyEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ApiKeyEdgeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ApiKeyEdge'] = ResolversParentTypes['ApiKeyEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ApiKey'], ParentType, ContextType>;
};

export type AttachUserToPartnerPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['AttachUserToPartnerPayload'] = ResolversParentTypes['AttachUserToPartnerPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['IdentityError']>, ParentType, ContextType>;
};

export type AuthSessionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['AuthSession'] = ResolversParentTypes['AuthSession']> = {
  accessToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  deviceToken?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  refreshToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type AuthenticationMethodResolvers = EnumResolverSignature<{ PASSKEY?: any, PASSWORD?: any, RECOVERY_CODE?: any, TOTP?: any }, ResolversTypes['AuthenticationMethod']>;

export type BeginPasskeyLoginPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['BeginPasskeyLoginPayload'] = ResolversParentTypes['BeginPasskeyLoginPayload']> = {
  options?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  token?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['IdentityError']>, ParentType, ContextType>;
};

export type BeginPasskeyRegistrationPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['BeginPasskeyRegistrationPayload'] = ResolversParentTypes['BeginPasskeyRegistrationPayload']> = {
  options?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  token?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['IdentityError']>, ParentType, ContextType>;
};

export type ChangePasswordPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ChangePasswordPayload'] = ResolversParentTypes['ChangePasswordPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['IdentityError']>, ParentType, ContextType>;
};

export type ConfirmTotpPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ConfirmTotpPayload'] = ResolversParentTypes['ConfirmTotpPayload']> = {
  recoveryCodes?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['RenewedSession']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['IdentityError']>, ParentType, ContextType>;
};

export type CreateApiKeyPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['CreateApiKeyPayload'] = ResolversParentTypes['CreateApiKeyPayload']> = {
  apiKey?: Resolver<Maybe<ResolversTypes['ApiKey']>, ParentType, ContextType>;
  key?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['IdentityError']>, ParentType, ContextType>;
};

export type CreatePartnerPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['CreatePartnerPayload'] = ResolversParentTypes['CreatePartnerPayload']> = {
  partner?: Resolver<Maybe<ResolversTypes['Partner']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['IdentityError']>, ParentType, ContextType>;
};

export interface CurrencyCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CurrencyCode'], any> {
  name: 'CurrencyCode';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type DetachUserFromPartnerPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['DetachUserFromPartnerPayload'] = ResolversParentTypes['DetachUserFromPartnerPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['IdentityError']>, ParentType, ContextType>;
};

export type DisableTotpPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['DisableTotpPayload'] = ResolversParentTypes['DisableTotpPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['IdentityError']>, ParentType, ContextType>;
};

export type EndUserSessionsPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['EndUserSessionsPayload'] = ResolversParentTypes['EndUserSessionsPayload']> = {
  ended?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['IdentityError']>, ParentType, ContextType>;
};

export type EnrollTotpPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['EnrollTotpPayload'] = ResolversParentTypes['EnrollTotpPayload']> = {
  otpauthUri?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  qrCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  secret?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['IdentityError']>, ParentType, ContextType>;
};

export type FactorsResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Factors'] = ResolversParentTypes['Factors']> = {
  methods?: Resolver<Array<ResolversTypes['MfaMethod']>, ParentType, ContextType>;
  passkeys?: Resolver<Maybe<Array<ResolversTypes['Passkey']>>, ParentType, ContextType>;
  recoveryCodesRemaining?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  totp?: Resolver<Maybe<ResolversTypes['TotpFactor']>, ParentType, ContextType>;
};

export type FinishPasskeyLoginPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['FinishPasskeyLoginPayload'] = ResolversParentTypes['FinishPasskeyLoginPayload']> = {
  session?: Resolver<Maybe<ResolversTypes['AuthSession']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['IdentityError']>, ParentType, ContextType>;
};

export type FinishPasskeyRegistrationPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['FinishPasskeyRegistrationPayload'] = ResolversParentTypes['FinishPasskeyRegistrationPayload']> = {
  passkey?: Resolver<Maybe<ResolversTypes['Passkey']>, ParentType, ContextType>;
  recoveryCodes?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['RenewedSession']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['IdentityError']>, ParentType, ContextType>;
};

export type GrantRolePayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['GrantRolePayload'] = ResolversParentTypes['GrantRolePayload']> = {
  pending?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  pendingUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['IdentityError']>, ParentType, ContextType>;
};

export type IdentityErrorResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['IdentityError'] = ResolversParentTypes['IdentityError']> = {
  code?: Resolver<ResolversTypes['IdentityErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  retryAfterSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type IdentityErrorCodeResolvers = EnumResolverSignature<{ ACCOUNT_SUSPENDED?: any, ADDRESS_INVALID?: any, CHALLENGE_ENDED?: any, CODE_INVALID?: any, COUNTRY_INVALID?: any, CREDENTIALS_INVALID?: any, DATE_OF_BIRTH_INVALID?: any, EMAIL_INVALID?: any, EMAIL_IN_USE?: any, EXPIRY_INVALID?: any, FACTOR_NOT_SET_UP?: any, FACTOR_REQUIRED?: any, LAST_ADMIN?: any, MFA_DISABLED?: any, NAME_INVALID?: any, NOT_FOUND?: any, OWN_ACCOUNT?: any, OWN_FACTORS?: any, OWN_ROLES?: any, PARTNER_ALREADY_ATTACHED?: any, PARTNER_NOT_ATTACHED?: any, PARTNER_SUSPENDED?: any, PASSKEY_INVALID?: any, PASSKEY_LIMIT?: any, PASSWORD_BREACHED?: any, PASSWORD_INVALID?: any, PHONE_INVALID?: any, REASON_INVALID?: any, REAUTHENTICATION_REQUIRED?: any, ROLE_ALREADY_GRANTED?: any, ROLE_NOT_GRANTED?: any, ROLE_OF_PARTNER?: any, SCOPE_INVALID?: any, SESSION_ENDED?: any, SESSION_REQUIRED?: any, TOKEN_INVALID?: any, TOO_MANY_API_KEYS?: any, TOTP_ALREADY_ENABLED?: any, TOTP_NOT_ENROLLED?: any, TRY_LATER?: any, USER_ALREADY_SUSPENDED?: any, USER_NOT_SUSPENDED?: any }, ResolversTypes['IdentityErrorCode']>;

export interface JSONScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export interface LocalDateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['LocalDate'], any> {
  name: 'LocalDate';
}

export type LoginPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LoginPayload'] = ResolversParentTypes['LoginPayload']> = {
  mfaChallenge?: Resolver<Maybe<ResolversTypes['MfaChallenge']>, ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['AuthSession']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['IdentityError']>, ParentType, ContextType>;
};

export type LogoutPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LogoutPayload'] = ResolversParentTypes['LogoutPayload']> = {
  userErrors?: Resolver<Array<ResolversTypes['IdentityError']>, ParentType, ContextType>;
};

export type MfaChallengeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['MfaChallenge'] = ResolversParentTypes['MfaChallenge']> = {
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  methods?: Resolver<Array<ResolversTypes['MfaMethod']>, ParentType, ContextType>;
  passkeyOptions?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  token?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MfaMethodResolvers = EnumResolverSignature<{ PASSKEY?: any, RECOVERY_CODE?: any, TOTP?: any }, ResolversTypes['MfaMethod']>;

export type MoneyResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  attachUserToPartner?: Resolver<ResolversTypes['AttachUserToPartnerPayload'], ParentType, ContextType, RequireFields<MutationattachUserToPartnerArgs, 'input'>>;
  beginPasskeyLogin?: Resolver<ResolversTypes['BeginPasskeyLoginPayload'], ParentType, ContextType, RequireFields<MutationbeginPasskeyLoginArgs, 'input'>>;
  beginPasskeyRegistration?: Resolver<ResolversTypes['BeginPasskeyRegistrationPayload'], ParentType, ContextType, RequireFields<MutationbeginPasskeyRegistrationArgs, 'input'>>;
  changePassword?: Resolver<ResolversTypes['ChangePasswordPayload'], ParentType, ContextType, RequireFields<MutationchangePasswordArgs, 'input'>>;
  confirmTotp?: Resolver<ResolversTypes['ConfirmTotpPayload'], ParentType, ContextType, RequireFields<MutationconfirmTotpArgs, 'input'>>;
  createApiKey?: Resolver<ResolversTypes['CreateApiKeyPayload'], ParentType, ContextType, RequireFields<MutationcreateApiKeyArgs, 'input'>>;
  createPartner?: Resolver<ResolversTypes['CreatePartnerPayload'], ParentType, ContextType, RequireFields<MutationcreatePartnerArgs, 'input'>>;
  detachUserFromPartner?: Resolver<ResolversTypes['DetachUserFromPartnerPayload'], ParentType, ContextType, RequireFields<MutationdetachUserFromPartnerArgs, 'input'>>;
  disableTotp?: Resolver<ResolversTypes['DisableTotpPayload'], ParentType, ContextType>;
  endUserSessions?: Resolver<ResolversTypes['EndUserSessionsPayload'], ParentType, ContextType, RequireFields<MutationendUserSessionsArgs, 'input'>>;
  enrollTotp?: Resolver<ResolversTypes['EnrollTotpPayload'], ParentType, ContextType>;
  finishPasskeyLogin?: Resolver<ResolversTypes['FinishPasskeyLoginPayload'], ParentType, ContextType, RequireFields<MutationfinishPasskeyLoginArgs, 'input'>>;
  finishPasskeyRegistration?: Resolver<ResolversTypes['FinishPasskeyRegistrationPayload'], ParentType, ContextType, RequireFields<MutationfinishPasskeyRegistrationArgs, 'input'>>;
  grantRole?: Resolver<ResolversTypes['GrantRolePayload'], ParentType, ContextType, RequireFields<MutationgrantRoleArgs, 'input'>>;
  login?: Resolver<ResolversTypes['LoginPayload'], ParentType, ContextType, RequireFields<MutationloginArgs, 'input'>>;
  logout?: Resolver<ResolversTypes['LogoutPayload'], ParentType, ContextType, RequireFields<MutationlogoutArgs, 'input'>>;
  reauthenticate?: Resolver<ResolversTypes['ReauthenticatePayload'], ParentType, ContextType, RequireFields<MutationreauthenticateArgs, 'input'>>;
  refreshSession?: Resolver<ResolversTypes['RefreshSessionPayload'], ParentType, ContextType, RequireFields<MutationrefreshSessionArgs, 'input'>>;
  regenerateRecoveryCodes?: Resolver<ResolversTypes['RegenerateRecoveryCodesPayload'], ParentType, ContextType>;
  register?: Resolver<ResolversTypes['RegisterPayload'], ParentType, ContextType, RequireFields<MutationregisterArgs, 'input'>>;
  reinstatePartner?: Resolver<ResolversTypes['ReinstatePartnerPayload'], ParentType, ContextType, RequireFields<MutationreinstatePartnerArgs, 'input'>>;
  reinstateUser?: Resolver<ResolversTypes['ReinstateUserPayload'], ParentType, ContextType, RequireFields<MutationreinstateUserArgs, 'input'>>;
  removePasskey?: Resolver<ResolversTypes['RemovePasskeyPayload'], ParentType, ContextType, RequireFields<MutationremovePasskeyArgs, 'input'>>;
  renamePasskey?: Resolver<ResolversTypes['RenamePasskeyPayload'], ParentType, ContextType, RequireFields<MutationrenamePasskeyArgs, 'input'>>;
  requestEmailChange?: Resolver<ResolversTypes['RequestEmailChangePayload'], ParentType, ContextType, RequireFields<MutationrequestEmailChangeArgs, 'input'>>;
  requestEmailVerification?: Resolver<ResolversTypes['RequestEmailVerificationPayload'], ParentType, ContextType, RequireFields<MutationrequestEmailVerificationArgs, 'input'>>;
  requestPasswordReset?: Resolver<ResolversTypes['RequestPasswordResetPayload'], ParentType, ContextType, RequireFields<MutationrequestPasswordResetArgs, 'input'>>;
  resetPassword?: Resolver<ResolversTypes['ResetPasswordPayload'], ParentType, ContextType, RequireFields<MutationresetPasswordArgs, 'input'>>;
  resetUserFactors?: Resolver<ResolversTypes['ResetUserFactorsPayload'], ParentType, ContextType, RequireFields<MutationresetUserFactorsArgs, 'input'>>;
  revokeApiKey?: Resolver<ResolversTypes['RevokeApiKeyPayload'], ParentType, ContextType, RequireFields<MutationrevokeApiKeyArgs, 'input'>>;
  revokeOtherSessions?: Resolver<ResolversTypes['RevokeOtherSessionsPayload'], ParentType, ContextType>;
  revokeRole?: Resolver<ResolversTypes['RevokeRolePayload'], ParentType, ContextType, RequireFields<MutationrevokeRoleArgs, 'input'>>;
  revokeSession?: Resolver<ResolversTypes['RevokeSessionPayload'], ParentType, ContextType, RequireFields<MutationrevokeSessionArgs, 'input'>>;
  suspendPartner?: Resolver<ResolversTypes['SuspendPartnerPayload'], ParentType, ContextType, RequireFields<MutationsuspendPartnerArgs, 'input'>>;
  suspendUser?: Resolver<ResolversTypes['SuspendUserPayload'], ParentType, ContextType, RequireFields<MutationsuspendUserArgs, 'input'>>;
  updatePartner?: Resolver<ResolversTypes['UpdatePartnerPayload'], ParentType, ContextType, RequireFields<MutationupdatePartnerArgs, 'input'>>;
  updateProfile?: Resolver<ResolversTypes['UpdateProfilePayload'], ParentType, ContextType, RequireFields<MutationupdateProfileArgs, 'input'>>;
  verifyEmail?: Resolver<ResolversTypes['VerifyEmailPayload'], ParentType, ContextType, RequireFields<MutationverifyEmailArgs, 'input'>>;
  verifyMfa?: Resolver<ResolversTypes['VerifyMfaPayload'], ParentType, ContextType, RequireFields<MutationverifyMfaArgs, 'input'>>;
};

export type NoticeMailResolvers = EnumResolverSignature<{ DAILY?: any, EACH?: any, NONE?: any }, ResolversTypes['NoticeMail']>;

export type PageInfoResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PartnerResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Partner'] = ResolversParentTypes['Partner'], FederationReferenceType extends FederationReferenceTypes['Partner'] = FederationReferenceTypes['Partner']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Partner']> | FederationReferenceType, FederationReferenceType, ContextType>;
  apiKeys?: Resolver<ResolversTypes['ApiKeyConnection'], ParentType, ContextType, Partial<PartnerapiKeysArgs>>;
  contactEmail?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  noticeMail?: Resolver<ResolversTypes['NoticeMail'], ParentType, ContextType>;
  suspendedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  users?: Resolver<ResolversTypes['UserConnection'], ParentType, ContextType, Partial<PartnerusersArgs>>;
};

export type PartnerConnectionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['PartnerConnection'] = ResolversParentTypes['PartnerConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PartnerEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PartnerEdgeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['PartnerEdge'] = ResolversParentTypes['PartnerEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Partner'], ParentType, ContextType>;
};

export type PasskeyResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Passkey'] = ResolversParentTypes['Passkey']> = {
  backedUp?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastUsedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PostalAddressResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['PostalAddress'] = ResolversParentTypes['PostalAddress']> = {
  city?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  country?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  line1?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  line2?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  postalCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  me?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  partner?: Resolver<Maybe<ResolversTypes['Partner']>, ParentType, ContextType, RequireFields<QuerypartnerArgs, 'id'>>;
  partners?: Resolver<ResolversTypes['PartnerConnection'], ParentType, ContextType, Partial<QuerypartnersArgs>>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType, RequireFields<QueryuserArgs, 'id'>>;
  users?: Resolver<ResolversTypes['UserConnection'], ParentType, ContextType, Partial<QueryusersArgs>>;
};

export type ReauthenticatePayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ReauthenticatePayload'] = ResolversParentTypes['ReauthenticatePayload']> = {
  session?: Resolver<Maybe<ResolversTypes['AuthSession']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['IdentityError']>, ParentType, ContextType>;
};

export type RefreshSessionPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['RefreshSessionPayload'] = ResolversParentTypes['RefreshSessionPayload']> = {
  session?: Resolver<Maybe<ResolversTypes['AuthSession']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['IdentityError']>, ParentType, ContextType>;
};

export type RegenerateRecoveryCodesPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['RegenerateRecoveryCodesPayload'] = ResolversParentTypes['RegenerateRecoveryCodesPayload']> = {
  recoveryCodes?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['IdentityError']>, ParentType, ContextType>;
};

export type RegisterPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['RegisterPayload'] = ResolversParentTypes['RegisterPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['IdentityError']>, ParentType, ContextType>;
};

export type ReinstatePartnerPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ReinstatePartnerPayload'] = ResolversParentTypes['ReinstatePartnerPayload']> = {
  partner?: Resolver<Maybe<ResolversTypes['Partner']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['IdentityError']>, ParentType, ContextType>;
};

export type ReinstateUserPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ReinstateUserPayload'] = ResolversParentTypes['ReinstateUserPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['IdentityError']>, ParentType, ContextType>;
};

export type RemovePasskeyPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['RemovePasskeyPayload'] = ResolversParentTypes['RemovePasskeyPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['IdentityError']>, ParentType, ContextType>;
};

export type RenamePasskeyPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['RenamePasskeyPayload'] = ResolversParentTypes['RenamePasskeyPayload']> = {
  passkey?: Resolver<Maybe<ResolversTypes['Passkey']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['IdentityError']>, ParentType, ContextType>;
};

export type RenewedSessionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['RenewedSession'] = ResolversParentTypes['RenewedSession']> = {
  accessToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type RequestEmailChangePayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['RequestEmailChangePayload'] = ResolversParentTypes['RequestEmailChangePayload']> = {
  userErrors?: Resolver<Array<ResolversTypes['IdentityError']>, ParentType, ContextType>;
};

export type RequestEmailVerificationPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['RequestEmailVerificationPayload'] = ResolversParentTypes['RequestEmailVerificationPayload']> = {
  userErrors?: Resolver<Array<ResolversTypes['IdentityError']>, ParentType, ContextType>;
};

export type RequestPasswordResetPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['RequestPasswordResetPayload'] = ResolversParentTypes['RequestPasswordResetPayload']> = {
  userErrors?: Resolver<Array<ResolversTypes['IdentityError']>, ParentType, ContextType>;
};

export type ResetPasswordPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ResetPasswordPayload'] = ResolversParentTypes['ResetPasswordPayload']> = {
  userErrors?: Resolver<Array<ResolversTypes['IdentityError']>, ParentType, ContextType>;
};

export type ResetUserFactorsPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ResetUserFactorsPayload'] = ResolversParentTypes['ResetUserFactorsPayload']> = {
  pending?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['IdentityError']>, ParentType, ContextType>;
};

export type RevokeApiKeyPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['RevokeApiKeyPayload'] = ResolversParentTypes['RevokeApiKeyPayload']> = {
  apiKey?: Resolver<Maybe<ResolversTypes['ApiKey']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['IdentityError']>, ParentType, ContextType>;
};

export type RevokeOtherSessionsPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['RevokeOtherSessionsPayload'] = ResolversParentTypes['RevokeOtherSessionsPayload']> = {
  ended?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['IdentityError']>, ParentType, ContextType>;
};

export type RevokeRolePayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['RevokeRolePayload'] = ResolversParentTypes['RevokeRolePayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['IdentityError']>, ParentType, ContextType>;
};

export type RevokeSessionPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['RevokeSessionPayload'] = ResolversParentTypes['RevokeSessionPayload']> = {
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['IdentityError']>, ParentType, ContextType>;
};

export type RoleResolvers = EnumResolverSignature<{ ADMIN?: any, ANALYST?: any, BORROWER?: any, COMPLIANCE_OFFICER?: any, LOAN_OFFICER?: any, PARTNER?: any }, ResolversTypes['Role']>;

export type SessionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Session'] = ResolversParentTypes['Session']> = {
  address?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  current?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  device?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastUsedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  methods?: Resolver<Array<ResolversTypes['AuthenticationMethod']>, ParentType, ContextType>;
};

export type SessionConnectionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['SessionConnection'] = ResolversParentTypes['SessionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['SessionEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SessionEdgeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['SessionEdge'] = ResolversParentTypes['SessionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Session'], ParentType, ContextType>;
};

export type SuspendPartnerPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['SuspendPartnerPayload'] = ResolversParentTypes['SuspendPartnerPayload']> = {
  partner?: Resolver<Maybe<ResolversTypes['Partner']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['IdentityError']>, ParentType, ContextType>;
};

export type SuspendUserPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['SuspendUserPayload'] = ResolversParentTypes['SuspendUserPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['IdentityError']>, ParentType, ContextType>;
};

export type TotpFactorResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['TotpFactor'] = ResolversParentTypes['TotpFactor']> = {
  confirmedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type UpdatePartnerPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['UpdatePartnerPayload'] = ResolversParentTypes['UpdatePartnerPayload']> = {
  partner?: Resolver<Maybe<ResolversTypes['Partner']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['IdentityError']>, ParentType, ContextType>;
};

export type UpdateProfilePayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['UpdateProfilePayload'] = ResolversParentTypes['UpdateProfilePayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['IdentityError']>, ParentType, ContextType>;
};

export type UserResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  address?: Resolver<Maybe<ResolversTypes['PostalAddress']>, ParentType, ContextType>;
  country?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  dateOfBirth?: Resolver<Maybe<ResolversTypes['LocalDate']>, ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  emailVerified?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  factors?: Resolver<Maybe<ResolversTypes['Factors']>, ParentType, ContextType>;
  firstName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  partner?: Resolver<Maybe<ResolversTypes['Partner']>, ParentType, ContextType>;
  passkeys?: Resolver<Maybe<Array<ResolversTypes['Passkey']>>, ParentType, ContextType>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  roles?: Resolver<Maybe<Array<ResolversTypes['Role']>>, ParentType, ContextType>;
  sessions?: Resolver<Maybe<ResolversTypes['SessionConnection']>, ParentType, ContextType, Partial<UsersessionsArgs>>;
  suspendedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  suspensionReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UserConnectionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['UserConnection'] = ResolversParentTypes['UserConnection']> = {
  edges?: Resolver<Array<ResolversTypes['UserEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type UserEdgeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['UserEdge'] = ResolversParentTypes['UserEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  __resolveType?: TypeResolveFn<'IdentityError', ParentType, ContextType>;
};

export type VerifyEmailPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['VerifyEmailPayload'] = ResolversParentTypes['VerifyEmailPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['IdentityError']>, ParentType, ContextType>;
};

export type VerifyMfaPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['VerifyMfaPayload'] = ResolversParentTypes['VerifyMfaPayload']> = {
  session?: Resolver<Maybe<ResolversTypes['AuthSession']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['IdentityError']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = SubgraphContext> = {
  ApiKey?: ApiKeyResolvers<ContextType>;
  ApiKeyConnection?: ApiKeyConnectionResolvers<ContextType>;
  ApiKeyEdge?: ApiKeyEdgeResolvers<ContextType>;
  AttachUserToPartnerPayload?: AttachUserToPartnerPayloadResolvers<ContextType>;
  AuthSession?: AuthSessionResolvers<ContextType>;
  AuthenticationMethod?: AuthenticationMethodResolvers;
  BeginPasskeyLoginPayload?: BeginPasskeyLoginPayloadResolvers<ContextType>;
  BeginPasskeyRegistrationPayload?: BeginPasskeyRegistrationPayloadResolvers<ContextType>;
  ChangePasswordPayload?: ChangePasswordPayloadResolvers<ContextType>;
  ConfirmTotpPayload?: ConfirmTotpPayloadResolvers<ContextType>;
  CreateApiKeyPayload?: CreateApiKeyPayloadResolvers<ContextType>;
  CreatePartnerPayload?: CreatePartnerPayloadResolvers<ContextType>;
  CurrencyCode?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  DetachUserFromPartnerPayload?: DetachUserFromPartnerPayloadResolvers<ContextType>;
  DisableTotpPayload?: DisableTotpPayloadResolvers<ContextType>;
  EndUserSessionsPayload?: EndUserSessionsPayloadResolvers<ContextType>;
  EnrollTotpPayload?: EnrollTotpPayloadResolvers<ContextType>;
  Factors?: FactorsResolvers<ContextType>;
  FinishPasskeyLoginPayload?: FinishPasskeyLoginPayloadResolvers<ContextType>;
  FinishPasskeyRegistrationPayload?: FinishPasskeyRegistrationPayloadResolvers<ContextType>;
  GrantRolePayload?: GrantRolePayloadResolvers<ContextType>;
  IdentityError?: IdentityErrorResolvers<ContextType>;
  IdentityErrorCode?: IdentityErrorCodeResolvers;
  JSON?: GraphQLScalarType;
  LocalDate?: GraphQLScalarType;
  LoginPayload?: LoginPayloadResolvers<ContextType>;
  LogoutPayload?: LogoutPayloadResolvers<ContextType>;
  MfaChallenge?: MfaChallengeResolvers<ContextType>;
  MfaMethod?: MfaMethodResolvers;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  NoticeMail?: NoticeMailResolvers;
  PageInfo?: PageInfoResolvers<ContextType>;
  Partner?: PartnerResolvers<ContextType>;
  PartnerConnection?: PartnerConnectionResolvers<ContextType>;
  PartnerEdge?: PartnerEdgeResolvers<ContextType>;
  Passkey?: PasskeyResolvers<ContextType>;
  PostalAddress?: PostalAddressResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  ReauthenticatePayload?: ReauthenticatePayloadResolvers<ContextType>;
  RefreshSessionPayload?: RefreshSessionPayloadResolvers<ContextType>;
  RegenerateRecoveryCodesPayload?: RegenerateRecoveryCodesPayloadResolvers<ContextType>;
  RegisterPayload?: RegisterPayloadResolvers<ContextType>;
  ReinstatePartnerPayload?: ReinstatePartnerPayloadResolvers<ContextType>;
  ReinstateUserPayload?: ReinstateUserPayloadResolvers<ContextType>;
  RemovePasskeyPayload?: RemovePasskeyPayloadResolvers<ContextType>;
  RenamePasskeyPayload?: RenamePasskeyPayloadResolvers<ContextType>;
  RenewedSession?: RenewedSessionResolvers<ContextType>;
  RequestEmailChangePayload?: RequestEmailChangePayloadResolvers<ContextType>;
  RequestEmailVerificationPayload?: RequestEmailVerificationPayloadResolvers<ContextType>;
  RequestPasswordResetPayload?: RequestPasswordResetPayloadResolvers<ContextType>;
  ResetPasswordPayload?: ResetPasswordPayloadResolvers<ContextType>;
  ResetUserFactorsPayload?: ResetUserFactorsPayloadResolvers<ContextType>;
  RevokeApiKeyPayload?: RevokeApiKeyPayloadResolvers<ContextType>;
  RevokeOtherSessionsPayload?: RevokeOtherSessionsPayloadResolvers<ContextType>;
  RevokeRolePayload?: RevokeRolePayloadResolvers<ContextType>;
  RevokeSessionPayload?: RevokeSessionPayloadResolvers<ContextType>;
  Role?: RoleResolvers;
  Session?: SessionResolvers<ContextType>;
  SessionConnection?: SessionConnectionResolvers<ContextType>;
  SessionEdge?: SessionEdgeResolvers<ContextType>;
  SuspendPartnerPayload?: SuspendPartnerPayloadResolvers<ContextType>;
  SuspendUserPayload?: SuspendUserPayloadResolvers<ContextType>;
  TotpFactor?: TotpFactorResolvers<ContextType>;
  UpdatePartnerPayload?: UpdatePartnerPayloadResolvers<ContextType>;
  UpdateProfilePayload?: UpdateProfilePayloadResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserConnection?: UserConnectionResolvers<ContextType>;
  UserEdge?: UserEdgeResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  VerifyEmailPayload?: VerifyEmailPayloadResolvers<ContextType>;
  VerifyMfaPayload?: VerifyMfaPayloadResolvers<ContextType>;
};

