import type { Id } from '@blockscore/ids';
import type { CreditScore } from '../domain/credit-score.ts';

/** A rescoring of everybody, as far as it has come. */
export interface ScoreRefresh {
  readonly id: Id<'refresh'>;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  /** The last person done; people are done in the order of their ids. */
  readonly cursor: Id<'user'> | null;
  /** People with a profile when it began. */
  readonly total: number;
  readonly done: number;
  /** Scores that came out differently and were appended. */
  readonly appended: number;
  /** People who are done but could not be scored: their data could not be read, or scoring failed. */
  readonly failed: number;
}

export interface RefreshPage {
  readonly size: number;
  readonly backward: boolean;
  readonly after?: string;
  readonly before?: string;
}

/** What a score is, without why: nothing of it needs a key. */
export type ScoreOutcome = Omit<CreditScore, 'explanation'>;

export interface RefreshRepository {
  /** The one that is under way, locked until the transaction ends; undefined where there is none. */
  lockOpen(): Promise<ScoreRefresh | undefined>;
  /** Begins one, unless another process began one just now: then that one. Locked like the above. */
  begin(refresh: ScoreRefresh): Promise<ScoreRefresh>;
  save(refresh: ScoreRefresh): Promise<void>;
  find(id: Id<'refresh'>): Promise<ScoreRefresh | undefined>;
  countPeople(): Promise<number>;
  /** The next people with a profile behind the given one, in the order of their ids. */
  nextPeople(after: Id<'user'> | null, size: number): Promise<readonly Id<'user'>[]>;
  /** Each person's latest score, by the person's id. */
  latestOutcomes(userIds: readonly Id<'user'>[]): Promise<ReadonlyMap<Id<'user'>, ScoreOutcome>>;
  /** Newest first; one row more than the page, to tell whether there is another. */
  list(page: RefreshPage): Promise<readonly ScoreRefresh[]>;
}
