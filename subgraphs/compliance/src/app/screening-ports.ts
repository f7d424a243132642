import type { SubjectFacts } from '../domain/kyc/subject.ts';
import type { MatchVerdict } from '../domain/match-verdict.ts';
import type { ListToIndex, ScreeningIndex } from '../domain/matching/screen.ts';
import type { Rescreening } from '../domain/rescreening.ts';
import type { Screening } from '../domain/screening.ts';
import type { Page, UserId } from './ports.ts';

/** What was known of people when they were compared. */
export interface SubjectFactsRepository {
  /**
   * Keeps the facts, unless they are kept already; gives their number. Runs under the verification's
   * lock.
   *
   * @throws where the person's retention key is gone: nobody is compared any more
   */
  keep(userId: UserId, facts: SubjectFacts, at: Date): Promise<number>;
  /** Null once the person's retention key is gone. */
  find(userId: UserId, number: number): Promise<SubjectFacts | null>;
  /** All that are kept, the latest first, at most `MOST_KEPT`; none once the person's retention key is gone. */
  all(userId: UserId): Promise<readonly NumberedFacts[]>;
}

export interface NumberedFacts {
  readonly number: number;
  readonly facts: SubjectFacts;
  readonly keptAt: Date;
}

/** A verdict without its note. */
export type VerdictGiven = Omit<MatchVerdict, 'note'>;

export interface VerdictRepository {
  insert(verdict: MatchVerdict): Promise<void>;
  /** The oldest first; none once the person's retention key is gone. */
  of(userId: UserId): Promise<readonly VerdictGiven[]>;
  /** With their notes, at most 200 of them. */
  withNotes(userId: UserId, verdicts: readonly VerdictGiven[]): Promise<readonly MatchVerdict[]>;
}

/** A customer as they are compared. */
export interface Customer {
  readonly userId: UserId;
  /** Null once they were erased; UNREADABLE where the data, or what was found last, are there and cannot be decrypted. */
  readonly facts: SubjectFacts | 'UNREADABLE' | null;
  /** What was found last. */
  readonly latest:
    | Pick<Screening, 'entities' | 'entryHashes' | 'nameDoubts' | 'carried' | 'birthAttested'>
    | undefined;
  readonly isInReview: boolean;
  /** They were known by other facts, too. */
  readonly hasFormerFacts: boolean;
}

/** What lists changed between two sets of versions. */
export interface ListsDelta {
  /** Added and changed entries, as they are now. */
  readonly lists: readonly ListToIndex[];
  /** Changed and removed entries, as `list:uid`. */
  readonly gone: ReadonlySet<string>;
}

export interface RescreeningRepository {
  /** The one under way, locked until the transaction ends. */
  lockOpen(): Promise<Rescreening | undefined>;
  /** Begins one, unless another process began one just now: then undefined. */
  begin(run: Rescreening): Promise<Rescreening | undefined>;
  /** False where somebody else moved it meanwhile; then nothing is saved. */
  save(run: Rescreening): Promise<boolean>;
  fail(id: Rescreening['id'], userIds: readonly UserId[]): Promise<void>;
  find(ids: readonly Rescreening['id'][]): Promise<readonly (Rescreening | undefined)[]>;
  latestFinished(): Promise<Rescreening | undefined>;
  /** The daily one that began last. */
  latestDaily(): Promise<Rescreening | undefined>;
  /** Newest first; one row more than the page. */
  list(page: Page): Promise<readonly Rescreening[]>;
  /** Which touched that time, the oldest first, at most 200; with those in which the person failed. */
  during(
    from: Date,
    to: Date,
    userId: UserId,
  ): Promise<readonly { readonly run: Rescreening; readonly failed: boolean }[]>;
  /** Who was disclosed, in order of their ids after that one. */
  customers(after: UserId | null, limit: number): Promise<readonly Customer[]>;
  /** What differs between two sets of list versions. */
  delta(base: readonly string[], target: readonly string[]): Promise<ListsDelta>;
  /** What these versions say of the entities, as hashes by `list:uid`. */
  contentHashes(
    versionIds: readonly string[],
    entities: readonly string[],
  ): Promise<ReadonlyMap<string, string>>;
  /** Whose latest screening, made since then, is of other versions, in order of their ids after that one. */
  screenedOtherwise(
    since: Date,
    versionIds: readonly string[],
    after: UserId | undefined,
    limit: number,
  ): Promise<readonly UserId[]>;
}

/** Builds an index in steps, in between which the process serves. */
export type BuildIndex = (lists: readonly ListToIndex[]) => Promise<ScreeningIndex>;
