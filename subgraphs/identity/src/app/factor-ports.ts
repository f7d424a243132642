import type { Id } from '@blockscore/ids';
import type { Challenge, Factors, Passkey } from '../domain/factors.ts';
import type { MailedFactor } from '../domain/mail.ts';
import type { RoleProposal } from '../domain/roles.ts';
import type { User } from '../domain/user.ts';

/** A TOTP factor with its secret, base32. */
export interface TotpFactor {
  readonly userId: Id<'user'>;
  readonly secret: string;
  readonly createdAt: Date;
  readonly confirmedAt: Date | null;
}

export interface RecoveryCodeHash {
  readonly id: Id<'rcode'>;
  readonly hash: string;
}

export interface FactorRepository {
  /** In the order of the ids; without secrets. */
  findMany(userIds: readonly Id<'user'>[]): Promise<readonly Factors[]>;
  /** Undefined too where the person's data was erased. */
  findTotp(userId: Id<'user'>): Promise<TotpFactor | undefined>;
  /** In place of an earlier one that was not confirmed; false where there is a confirmed one. */
  enrolTotp(userId: Id<'user'>, secret: string, at: Date): Promise<boolean>;
  /** Confirms by a code of that time step; false where it was confirmed at the same moment. */
  confirmTotp(userId: Id<'user'>, step: number, at: Date): Promise<boolean>;
  /** Takes the code of a time step: false where that one or a later one was taken before. */
  takeStep(userId: Id<'user'>, step: number): Promise<boolean>;
  /** False where there is none. */
  removeTotp(userId: Id<'user'>): Promise<boolean>;
  unusedRecoveryCodes(userId: Id<'user'>): Promise<readonly RecoveryCodeHash[]>;
  /** In place of all earlier ones. */
  replaceRecoveryCodes(userId: Id<'user'>, hashes: readonly string[], at: Date): Promise<void>;
  /** False where it was used before, be it at the same moment. */
  useRecoveryCode(id: Id<'rcode'>, at: Date): Promise<boolean>;
  /** False where there was none. */
  removeRecoveryCodes(userId: Id<'user'>): Promise<boolean>;
  /** Removes all of them; gives the kinds that there were. */
  removeAll(userId: Id<'user'>): Promise<readonly MailedFactor[]>;
  /** Who asked last that the person's factors be reset. */
  resetProposal(userId: Id<'user'>): Promise<RoleProposal | undefined>;
  /** In place of an earlier proposal. */
  proposeReset(userId: Id<'user'>, by: Id<'user'>, at: Date): Promise<void>;
  clearResetProposal(userId: Id<'user'>): Promise<void>;
}

export interface PasskeyRepository {
  findByCredential(credentialId: string): Promise<Passkey | undefined>;
  find(id: Id<'passkey'>): Promise<Passkey | undefined>;
  /** False where the credential is somebody's already. */
  insert(passkey: Passkey): Promise<boolean>;
  rename(id: Id<'passkey'>, name: string): Promise<void>;
  remove(id: Id<'passkey'>): Promise<void>;
  /** Writes down a use; false where another use came between. */
  markUsed(passkey: Passkey, used: PasskeyUse, at: Date): Promise<boolean>;
}

export interface ChallengeRepository {
  insert(challenge: Challenge): Promise<void>;
  /** Kept from others until the transaction ends. */
  lock(tokenHash: string): Promise<Challenge | undefined>;
  countTry(id: Id<'challenge'>): Promise<void>;
  markUsed(id: Id<'challenge'>, at: Date): Promise<void>;
  /** Forgets those that ended before then. */
  forget(endedBefore: Date): Promise<void>;
}

/** Time-based one-time passwords (RFC 6238): SHA-1, six digits, 30 seconds, as every app has them. */
export interface TotpCodes {
  /** A secret of 160 random bits, base32. */
  newSecret(): string;
  /** What an app scans: the otpauth URI, and the same as a QR code in SVG. */
  enrolment(secret: string, account: string): { readonly uri: string; readonly qrCode: string };
  /** The time step that the code is of, now or one step away; undefined where it is of none. */
  stepOf(secret: string, code: string, now: Date): number | undefined;
}

export interface RecoveryCodes {
  /** A new one as it is shown. */
  generate(): string;
  /** Keyed hash of a code in the form that `readRecoveryCode` gives. */
  hash(userId: Id<'user'>, code: string): string;
  /** Compares all of them in constant time. */
  match(hashes: readonly RecoveryCodeHash[], hash: string): Id<'rcode'> | undefined;
}

/** JSON as WebAuthn's `…JSON` dictionaries have it. */
export type WebAuthnJson = Readonly<Record<string, unknown>>;

/** What a browser is asked for, and what its authenticator then has to sign. */
export interface WebAuthnRequest {
  readonly options: WebAuthnJson;
  readonly challenge: string;
}

export type NewPasskey = Pick<
  Passkey,
  'credentialId' | 'publicKey' | 'counter' | 'transports' | 'backedUp'
>;
export type PasskeyUse = Pick<Passkey, 'counter' | 'backedUp'>;

/** WebAuthn level 3 as a relying party; user verification is always asked for and checked. */
export interface WebAuthn {
  registration(user: User, known: readonly Passkey[]): Promise<WebAuthnRequest>;
  /** Undefined where the answer is not one, or not to this challenge, from here, or of this form. */
  verifyRegistration(credential: unknown, challenge: string): Promise<NewPasskey | undefined>;
  /** @param allowed none means any passkey that the authenticator itself finds */
  authentication(allowed: readonly Passkey[]): Promise<WebAuthnRequest>;
  /** The id of the credential that an answer claims to be of, unverified. */
  credentialIdOf(credential: unknown): string | undefined;
  /** Undefined as above, and where the counter shows a copy of the authenticator. */
  verifyAuthentication(
    credential: unknown,
    challenge: string,
    passkey: Passkey,
  ): Promise<PasskeyUse | undefined>;
}

/** What the use cases of second factors need beside the database. */
export interface FactorPorts {
  /** False: factors can neither be added nor are asked for. */
  readonly enabled: boolean;
  readonly totp: TotpCodes;
  readonly recoveryCodes: RecoveryCodes;
  readonly webAuthn: WebAuthn;
  /** Under which the addresses of sign-ins that wait are stored. */
  hashEmail(email: string): string;
}
