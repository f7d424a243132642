import type { EventRecorder } from '@blockscore/events';
import type { Id } from '@blockscore/ids';
import type { JobRecorder } from '@blockscore/jobs';
import type { CreditScore, ScoreExplanation, SubmittedProfile } from '../domain/credit-score.ts';
import type { FinancialProfile } from '../domain/financial-profile.ts';
import type { Scorer } from '../domain/score-profile.ts';
import type { ScoringModel } from '../domain/scoring-model.ts';
import type { CreditJobs } from './jobs.ts';

export type Clock = () => Date;

export type NewProfile = SubmittedProfile & { readonly statement: FinancialProfile };
export type NewScore = CreditScore & { readonly explanation: ScoreExplanation };

/** Profiles are appended only. */
export interface ProfileRepository {
  insert(profile: NewProfile): Promise<void>;
  /** In the order of the ids; undefined where there is none. */
  findMany(ids: readonly Id<'prof'>[]): Promise<readonly (SubmittedProfile | undefined)[]>;
  /** Each person's latest, in the order of the ids. */
  latest(userIds: readonly Id<'user'>[]): Promise<readonly (SubmittedProfile | undefined)[]>;
}

export interface ScorePage {
  readonly size: number;
  readonly backward: boolean;
  readonly after?: string;
  readonly before?: string;
}

/** Scores are appended only. */
export interface ScoreRepository {
  insert(score: NewScore): Promise<void>;
  findMany(ids: readonly Id<'score'>[]): Promise<readonly (CreditScore | undefined)[]>;
  /** Each person's latest, in the order of the ids. */
  latest(userIds: readonly Id<'user'>[]): Promise<readonly (CreditScore | undefined)[]>;
  /** Newest first; one row more than the page, to tell whether there is another. */
  list(userId: Id<'user'>, page: ScorePage): Promise<readonly CreditScore[]>;
  countSince(userId: Id<'user'>, since: Date): Promise<number>;
}

/** Everything that happens in one transaction. */
export interface Work {
  readonly profiles: ProfileRepository;
  readonly scores: ScoreRepository;
  readonly events: EventRecorder;
  readonly jobs: JobRecorder<CreditJobs>;
}

/** The fitted models; the champion is the one that decides. */
export interface ScoringModels {
  readonly champion: { readonly model: ScoringModel; readonly score: Scorer };
  readonly all: readonly ScoringModel[];
  find(id: string): ScoringModel | undefined;
}

export interface Ports {
  transact<T>(run: (work: Work) => Promise<T>): Promise<T>;
  readonly clock: Clock;
  readonly models: ScoringModels;
  /** ISO 4217 code of the currency that the lender works in. */
  readonly currency: string;
}
