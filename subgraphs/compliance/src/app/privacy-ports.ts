import type { RegisterLine } from '@blockscore/events';
import type { AuditLink } from '../domain/audit/chain.ts';
import type { Consent, ConsentPurpose } from '../domain/privacy/consent.ts';
import type { Erasure, ErasureStatus, Holder, Kept } from '../domain/privacy/erasure.ts';
import type { Restriction, RestrictionGround } from '../domain/privacy/restriction.ts';
import type { Page, UserId } from './ports.ts';

export type ErasureId = Erasure['id'];

export interface ErasureFilter {
  readonly status?: ErasureStatus;
  /** Not at its end, and due before then. */
  readonly overdueAt?: Date;
}

export interface ErasureRepository {
  /** Whatever is asked about a person's data takes turns, until the transaction ends. */
  lockPerson(userId: UserId): Promise<void>;
  insert(erasure: Erasure): Promise<void>;
  findMany(ids: readonly ErasureId[]): Promise<readonly (Erasure | undefined)[]>;
  /** Waits for whoever else changes it, until the transaction ends. */
  lock(id: ErasureId): Promise<Erasure | undefined>;
  /** @throws Error where it was changed since it was read: lock it first */
  save(erasure: Erasure): Promise<void>;
  openOf(userId: UserId): Promise<ErasureId | undefined>;
  countSince(userId: UserId, since: Date): Promise<number>;
  /** Newest first, at most 100. */
  listOf(userId: UserId): Promise<readonly Erasure[]>;
  /** Newest first, none about that person; one row more than the page. */
  list(filter: ErasureFilter, notAbout: string, page: Page): Promise<readonly Erasure[]>;
  /**
   * Called before something begins that stands against an erasure, such as an alert: waits for an order that
   * is being given, and one that is given later sees it.
   */
  awaitOrder(userId: UserId): Promise<void>;
  /** Until the transaction ends nothing of that kind begins, and what was begun is there to be seen. */
  holdInquiries(userId: UserId): Promise<void>;
  /** Whether officers still look at something about the person: an alert that is not resolved, or a case. */
  hasOpenInquiry(userId: UserId): Promise<boolean>;
  /**
   * Removes what compliance knows of the person and destroys the key of it. Done again it changes nothing.
   *
   * @returns whether something is kept under the retention key
   */
  erase(userId: UserId, at: Date): Promise<boolean>;
  destroyRetention(userId: UserId): Promise<void>;
  /**
   * Encrypts of at most so many screenings, verdicts and decisions each what they say in clear of whom somebody was matched
   * with, which is removed of whom no key is left; gives how many there were.
   */
  sealEntities(limit: number): Promise<number>;
  /**
   * Erases the salts of entries about the person's sign-ins and account that are sealed: no law keeps
   * those, and without its salt nobody can try what an entry's commitment was made of.
   */
  eraseAuditSalts(userId: UserId): Promise<void>;
}

/** A line of the register of erasures: what was destroyed where and when; ids alone. */
export interface RegisterEntry {
  readonly erasureId: ErasureId;
  readonly userId: UserId;
  readonly holder: Holder;
  readonly act: 'ORDERED' | 'ERASED' | 'RETENTION_ENDED';
  readonly kept: readonly Kept[];
  readonly keptUntil: string | null;
  readonly at: Date;
  /** Of the event that tells of it; null of what was taken over from a file. */
  readonly stream: string | null;
  readonly sequence: number | null;
}

export type NumberedEntry = RegisterEntry & { readonly number: number };

export interface RegisterRepository {
  /** Once of each erasure, subgraph and act; false where it is there. */
  append(entry: RegisterEntry): Promise<boolean>;
  /** One writes the file at a time, until the end of the database transaction. */
  lockFile(): Promise<void>;
  /** Oldest first, from behind the given number on. */
  after(number: number, limit: number): Promise<readonly NumberedEntry[]>;
  ofErasure(id: ErasureId): Promise<readonly NumberedEntry[]>;
  /** What the audit trail says of these events, as far as it has come there. */
  auditEntries(
    places: readonly { readonly stream: string; readonly sequence: number }[],
  ): Promise<readonly AuditLink[]>;
  /**
   * What was kept until before that day and is not known to be destroyed; those whose term ended first, from
   * behind the given one on, at most `limit`. Nothing of whom an inquiry is open about, or was until that day
   * `since` or later: see `isWanted`.
   */
  ended(
    today: string,
    since: string,
    after: NumberedEntry | undefined,
    limit: number,
  ): Promise<readonly NumberedEntry[]>;
  /**
   * Whether what was found of the person has to be kept, whatever the register says: an alert or a case is
   * open, a case was closed, or a suspicious activity report filed, on that day `since` or later.
   */
  isWanted(userId: UserId, since: string): Promise<boolean>;
}

export interface RestrictionRepository {
  /** False where there is one on that ground. */
  begin(restriction: Restriction): Promise<boolean>;
  /** False where there is none on that ground. */
  end(userId: UserId, ground: RestrictionGround, at: Date, by: string): Promise<boolean>;
  /** Those that are not ended. */
  open(userId: UserId): Promise<readonly Restriction[]>;
  /** How many were begun on that ground, also of those that are ended. */
  countSince(userId: UserId, ground: RestrictionGround, since: Date): Promise<number>;
  /** Newest first, at most 100. */
  listOf(userId: UserId): Promise<readonly Restriction[]>;
}

export interface ConsentRepository {
  append(consent: Consent): Promise<void>;
  /** The last word on each purpose that there is one on. */
  latest(userId: UserId): Promise<readonly Consent[]>;
  countSince(userId: UserId, since: Date): Promise<number>;
  /** Newest first, at most 500. */
  history(userId: UserId, purpose?: ConsentPurpose): Promise<readonly Consent[]>;
}

/** What privacy adds to a transaction. */
export interface PrivacyWork {
  readonly erasures: ErasureRepository;
  readonly register: RegisterRepository;
  readonly restrictions: RestrictionRepository;
  readonly consents: ConsentRepository;
}

export interface PrivacyPorts {
  /** How long what was found of an erased person is kept, in months. */
  readonly retentionMonths: number;
  /**
   * Writes the register beside the database, whole or not at all, and keeps what is there and not given; gives how
   * many lines that is. Null where it has no file.
   */
  readonly saveRegister: ((lines: AsyncIterable<RegisterLine>) => Promise<number>) | null;
}
