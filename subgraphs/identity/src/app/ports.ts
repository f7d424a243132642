import type { CopyRepository, EventRecorder } from '@blockscore/events';
import type { Id } from '@blockscore/ids';
import type { JobRecorder } from '@blockscore/jobs';
import type { RoleProposal } from '../domain/roles.ts';
import type { RefreshToken, Session, SessionLimits } from '../domain/session.ts';
import type { Profile, Role, User } from '../domain/user.ts';
import type { ErasureRepository } from './erasure-ports.ts';
import type {
  ChallengeRepository,
  FactorPorts,
  FactorRepository,
  PasskeyRepository,
} from './factor-ports.ts';
import type { IdentityJobs } from './jobs.ts';
import type { NoticeRepository } from './notice-ports.ts';
import type { ApiKeyRepository, ApiKeys, PartnerRepository } from './partner-ports.ts';
import type { BreachedPasswords, PasswordRepository } from './password-ports.ts';
import type { UnclaimedAccounts } from './remove-unclaimed.ts';
import type { SightingRepository } from './sighting-ports.ts';
import type { Throttle } from './throttle.ts';

export type Clock = () => Date;

export interface NewUser {
  readonly id: Id<'user'>;
  readonly profile: Profile;
  readonly passwordHash: string;
  readonly roles: readonly Role[];
  readonly partnerId: Id<'partner'> | null;
  readonly createdAt: Date;
}

/** A page of a list by its newest-first key. */
export interface KeysetPage {
  readonly size: number;
  readonly backward: boolean;
  readonly after?: string;
  readonly before?: string;
}

/** All of it has to hold that is given. */
export interface UserFilter {
  readonly role?: Role;
  readonly emailVerified?: boolean;
  /** As `normalizeEmail` writes it. */
  readonly email?: string;
}

export interface UserChanges {
  /** Anything but the address. */
  readonly profile?: Partial<Omit<Profile, 'email' | 'dateOfBirth'>>;
  readonly emailVerifiedAt?: Date;
  /** Null: no longer suspended. */
  readonly suspension?: { readonly at: Date; readonly reason: string } | null;
}

export interface Credentials {
  readonly id: Id<'user'>;
  readonly version: number;
  readonly passwordHash: string;
  readonly isVerified: boolean;
}

export interface UserRepository {
  find(id: Id<'user'>): Promise<User | undefined>;
  /** In the order of the ids; undefined where there is none. */
  findMany(ids: readonly Id<'user'>[]): Promise<readonly (User | undefined)[]>;
  /** Waits for and keeps others from changing the user until the transaction ends. */
  lock(id: Id<'user'>): Promise<User | undefined>;
  findCredentials(email: string): Promise<Credentials | undefined>;
  findByAddressHash(hash: string): Promise<Id<'user'> | undefined>;
  /** Whose the address is. Whoever asks for the same one waits until this transaction has ended. */
  ownerOf(email: string): Promise<Id<'user'> | undefined>;
  /** One row more than the page, to tell whether there is another. */
  list(page: KeysetPage, filter: UserFilter): Promise<readonly User[]>;
  /**
   * False where the address belongs to somebody already.
   *
   * @param as a decoy takes no address, and is to be undone
   */
  insert(user: NewUser, as?: 'ACCOUNT' | 'DECOY'): Promise<boolean>;
  /**
   * Saves what changes of a user, and one version more also where nothing else does.
   * @throws Error where the user is not as it was read: lock it first
   */
  save(user: User, changes: UserChanges): Promise<User>;
  /** Gives the account another address, verified; undefined where that is somebody's. */
  changeEmail(user: User, email: string, verifiedAt: Date): Promise<User | undefined>;
}

export interface RoleRepository {
  grant(userId: Id<'user'>, role: Role, by: string, at: Date): Promise<void>;
  revoke(userId: Id<'user'>, role: Role): Promise<void>;
  /** The latest proposal of this grant, where there is one. */
  proposal(userId: Id<'user'>, role: Role): Promise<RoleProposal | undefined>;
  /** In place of an earlier proposal of the same grant. */
  propose(userId: Id<'user'>, role: Role, by: string, at: Date): Promise<void>;
  clearProposal(userId: Id<'user'>, role: Role): Promise<void>;
  /** Drops all that somebody has proposed: grants, and that somebody's factors be removed. */
  clearProposalsBy(proposer: Id<'user'>): Promise<void>;
  /** Those not suspended; under a lock, so that two administrators cannot remove each other at once. */
  countAdministrators(): Promise<number>;
}

/** The sessions of a user that are neither ended nor beyond a limit. */
export interface LiveSessions {
  readonly userId: Id<'user'>;
  readonly now: Date;
  /** Unused since before then is idle for too long. */
  readonly usedAfter: Date;
}

export interface SessionRepository {
  /** Undefined where there is none, ended ones included. */
  find(id: Id<'session'>): Promise<Session | undefined>;
  /** Newest first; one row more than the page, to tell whether there is another. */
  list(live: LiveSessions, page: KeysetPage): Promise<readonly Session[]>;
  /** Whether it is remembered that the user has signed in before. */
  hasAny(userId: Id<'user'>): Promise<boolean>;
  insert(session: Session): Promise<void>;
  insertToken(token: RefreshToken): Promise<void>;
  /** The token and its session, which is locked, so that all tokens of a session take turns. */
  lockByToken(hash: string): Promise<{ session: Session; token: RefreshToken } | undefined>;
  markRotated(hash: string, at: Date): Promise<void>;
  markUsed(session: Pick<Session, 'id' | 'lastUsedAt' | 'expiresAt'>): Promise<void>;
  /** Writes down what a session has shown, and when. */
  renew(session: Pick<Session, 'id' | 'methods' | 'authenticatedAt'>): Promise<void>;
  /** From now on no session of the user has shown a second factor. */
  forgetSecondFactors(userId: Id<'user'>): Promise<void>;
  /** False where it had ended before. */
  end(sessionId: Id<'session'>, at: Date): Promise<boolean>;
  /** Ends all that had not ended, apart from one; gives those. */
  endAll(userId: Id<'user'>, at: Date, except?: Id<'session'>): Promise<readonly Id<'session'>[]>;
  /** Ends the oldest, so that no more are left than to be kept; gives those that it ended. */
  endOldest(live: LiveSessions, keep: number): Promise<readonly Id<'session'>[]>;
  /** Forgets tokens of the session that were rotated before then. */
  pruneTokens(sessionId: Id<'session'>, rotatedBefore: Date): Promise<void>;
  /** Forgets the sessions of everybody that were over before then. */
  purge(before: Date): Promise<void>;
}

export interface Device {
  readonly id: Id<'device'>;
  readonly userId: Id<'user'>;
  readonly tokenHash: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export interface DeviceRepository {
  /** Of that user, not expired. */
  findByToken(userId: Id<'user'>, tokenHash: string, now: Date): Promise<Id<'device'> | undefined>;
  /** False where the user has no such device any more. */
  extend(device: Pick<Device, 'id' | 'userId' | 'expiresAt'>): Promise<boolean>;
  /** Forgets those of the user that were used longest ago, so that no more than `most` are left. */
  insert(device: Device, most: number): Promise<void>;
  /** Forgets the devices of everybody that were known until before then. */
  purge(before: Date): Promise<void>;
  /** Knows none of the user's devices any more, apart from one where it is given. */
  forgetAll(userId: Id<'user'>, except?: Id<'device'> | null): Promise<void>;
}

export interface Verification {
  readonly id: Id<'vrf'>;
  readonly userId: Id<'user'>;
  readonly requestedAt: Date;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  /** The address that the account is to have; null where its own is to be verified. */
  readonly newEmail: string | null;
}

export interface VerificationRepository {
  insert(verification: Omit<Verification, 'newEmail'>, newEmail?: string): Promise<void>;
  find(id: Id<'vrf'>): Promise<Verification | undefined>;
  lock(id: Id<'vrf'>): Promise<Verification | undefined>;
  markUsed(id: Id<'vrf'>, at: Date): Promise<void>;
  /** The same of one that has changed the address, which was another one until then. */
  markChanged(change: Verification, oldEmail: string, at: Date): Promise<void>;
  /**
   * The address that the account had at a moment of the database's clock, where it has another one
   * since; that is remembered for a week at least.
   */
  addressAt(userId: Id<'user'>, moment: Date): Promise<string | undefined>;
  /** From then on no token of the user's is good that was to change the address. */
  voidChanges(userId: Id<'user'>, at: Date): Promise<void>;
  /** From then on no other token of the user's is good. */
  voidOthers(userId: Id<'user'>, kept: Id<'vrf'>, at: Date): Promise<void>;
  /** How many were requested for the user since then. */
  countSince(userId: Id<'user'>, since: Date): Promise<number>;
  /** Forgets those that ended before then. */
  purge(before: Date): Promise<void>;
}

/** Everything that happens in one transaction. */
export interface Work {
  readonly users: UserRepository;
  readonly roles: RoleRepository;
  readonly sessions: SessionRepository;
  readonly devices: DeviceRepository;
  readonly sightings: SightingRepository;
  readonly passwords: PasswordRepository;
  readonly verifications: VerificationRepository;
  readonly unclaimed: UnclaimedAccounts;
  readonly copies: CopyRepository;
  readonly erasures: ErasureRepository;
  readonly factors: FactorRepository;
  readonly passkeys: PasskeyRepository;
  readonly challenges: ChallengeRepository;
  readonly partners: PartnerRepository;
  readonly notices: NoticeRepository;
  readonly apiKeys: ApiKeyRepository;
  readonly events: EventRecorder;
  readonly jobs: JobRecorder<IdentityJobs>;
  /**
   * Does something of which the rest of the transaction may keep nothing. What it costs is the same
   * in both cases, so that the time does not tell which it was.
   */
  provisionally<T>(keep: boolean, run: (work: Work) => Promise<T>): Promise<T>;
}

/**
 * Throws `Busy` where too many passwords wait to be hashed, or too many from one origin: a network as
 * quotas count it, or an account. An origin that is empty or not told is not counted.
 */
export interface PasswordHasher {
  hash(password: string, from?: string): Promise<string>;
  /** Takes the same time for `undefined` (no such account) as for a wrong password. */
  verify(password: string, hash: string | undefined, from?: string): Promise<boolean>;
  /** Whether the hash was made at less cost than is asked for now. */
  isOutdated(hash: string): boolean;
}

export interface AccessToken {
  readonly token: string;
  readonly expiresAt: Date;
}

export interface Secret {
  readonly secret: string;
  /** Under which it is stored. */
  readonly hash: string;
}

export interface Tokens {
  /** Carries the roles that the session gives, which may be fewer than the user holds. */
  access(user: User, session: Session): Promise<AccessToken>;
  /** A new random secret, e.g. for a device token. */
  newSecret(): Secret;
  /** The hash under which a secret is stored. */
  hashSecret(secret: string): string;
  /** The first refresh token of a session. */
  newRefresh(sessionId: Id<'session'>): Secret;
  /** The refresh token that follows another: always the same, which only this server knows. */
  successorOf(refreshToken: string, sessionId: Id<'session'>): Secret;
  /** The session that a refresh token was given for, however long ago; undefined for a forgery. */
  familyOf(refreshToken: string): Id<'session'> | undefined;
  /** The token in a verification mail: derived from the id by a key, so that it is stored nowhere. */
  verificationToken(verificationId: Id<'vrf'>): string;
  /** The id of a token that was derived here, or undefined. */
  readVerificationToken(token: string): Id<'vrf'> | undefined;
  /** The same of a mail by which to set a new password. */
  resetToken(resetId: Id<'reset'>): string;
  readResetToken(token: string): Id<'reset'> | undefined;
}

export interface Mail {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface Mailer {
  /** A second sending of the same id can be told by whoever receives it. */
  send(mail: Mail): Promise<void>;
}

export interface Ports {
  transact<T>(run: (work: Work) => Promise<T>): Promise<T>;
  readonly clock: Clock;
  readonly passwords: PasswordHasher;
  readonly breaches: BreachedPasswords;
  /** The keyed hash by which an account is found from its address, as `normalizeEmail` writes it. */
  readonly hashAddress: (email: string) => string;
  readonly tokens: Tokens;
  readonly sessionLimits: SessionLimits;
  /** A device in words, from what its program calls itself. */
  readonly nameDevice: (agent: string | null) => string;
  readonly factors: FactorPorts;
  readonly throttle: Throttle;
  readonly mailer: Mailer;
  readonly apiKeys: ApiKeys;
}
