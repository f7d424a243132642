import type { Id } from '@blockscore/ids';
import type { ModelSubject } from '../domain/model-subject.ts';
import type { Rater, Scorer } from '../domain/score-profile.ts';
import type { ModelKind, ScoringModel } from '../domain/scoring-model.ts';

/** A model that was read once and is ready for scoring many. */
export interface PreparedModel {
  readonly model: ScoringModel;
  /** SHA-256 of what it scores by, in hexadecimal. */
  readonly digest: string;
  /** Whether it can read the lender's amounts. */
  readonly fits: boolean;
  readonly score: Scorer;
  /** Value and probability alone: all that is kept of a challenger. */
  readonly rate: Rater;
}

/** The models that this process's files hold. Which of them decides: `active-models.ts`. */
export interface ScoringModels {
  readonly all: readonly ScoringModel[];
  find(id: string): ScoringModel | undefined;
  readonly prepared: ReadonlyMap<string, PreparedModel>;
  /** Which one decides where none was promoted; null where the subject has no model. */
  readonly configured: Readonly<Record<ModelSubject, string | null>>;
}

/** The one model of a subject that decides, and those that are watched beside it. */
export interface Contest {
  readonly champion: PreparedModel;
  readonly challengers: readonly PreparedModel[];
}

export interface ActiveModels {
  readonly application: Contest;
  /** Null where there is no behavioural model. */
  readonly behaviour: Contest | null;
}

export interface RegisteredModel {
  readonly id: string;
  readonly version: number;
  readonly kind: ModelKind;
  readonly subject: ModelSubject;
  readonly digest: string;
  readonly registeredAt: Date;
}

export interface ModelPromotion {
  readonly id: Id<'promo'>;
  readonly subject: ModelSubject;
  readonly modelId: string;
  readonly previousModelId: string | null;
  readonly reason: string;
  /** The operator's name, as given to the command. */
  readonly promotedBy: string;
  readonly promotedAt: Date;
}

export interface PromotionPage {
  readonly size: number;
  readonly backward: boolean;
  readonly after?: string;
  readonly before?: string;
}

/** What models are known and which of them decides; both are appended only. */
export interface ModelRepository {
  /** Keeps those that are not known by their id yet; gives what is known of all of them. */
  register(models: readonly RegisteredModel[]): Promise<readonly RegisteredModel[]>;
  registered(): Promise<readonly RegisteredModel[]>;
  /** The model promoted last of each subject. */
  promoted(): Promise<Readonly<Partial<Record<ModelSubject, string>>>>;
  /** Lets nobody promote until the transaction ends; many may hold at once. */
  holdPromotions(): Promise<void>;
  /** Lets nobody else promote or hold until the transaction ends; waits for whoever holds. */
  lockPromotions(): Promise<void>;
  insertPromotion(promotion: ModelPromotion): Promise<void>;
  /** Newest first; one row more than the page, to tell whether there is another. */
  promotions(page: PromotionPage): Promise<readonly ModelPromotion[]>;
}

/** Hears of challengers that failed: they must not stop the champion, nor fail in silence. */
export interface ShadowMonitor {
  failed(failure: { readonly modelId: string; readonly error: unknown }): void;
}
