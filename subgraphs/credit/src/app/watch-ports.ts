import type { Id } from '@blockscore/ids';
import type { DriftAlert, MeasuredBin } from '../domain/drift.ts';
import type { ModelSubject } from '../domain/model-subject.ts';
import type { Week } from '../domain/week.ts';

/** How stable a model's score, or one of its characteristics, was in a week. */
export interface DriftMeasure {
  readonly modelId: string;
  /** `SCORE` or the name of a characteristic. */
  readonly measure: string;
  readonly scores: number;
  readonly stability: number;
  readonly bins: readonly MeasuredBin[];
  /** The highest level that was told of in the week. */
  readonly alerted: DriftAlert | null;
}

export interface WeeklyMeasure extends DriftMeasure {
  /** The Monday that the week began with. */
  readonly week: string;
  readonly measuredAt: Date;
}

export interface ShadowValue {
  readonly modelId: string;
  readonly value: number;
}

export interface DriftRepository {
  /** Whether the week has scores that its measures cannot be relied on to hold. */
  isDue(week: Week): Promise<boolean>;
  /**
   * The last score of the week that each person got of a model of this subject, in the order of
   * their times. Rescoring what somebody stated before is left out of the application models': who is
   * measured are those who come to the lender now.
   */
  lastScores(
    week: Week,
    subject: ModelSubject,
    after: Id<'score'> | undefined,
    limit: number,
  ): Promise<readonly Id<'score'>[]>;
  /** What challengers said of these scores, of both subjects. */
  shadows(ids: readonly Id<'score'>[]): Promise<readonly ShadowValue[]>;
  /** The week's measures, which nobody else replaces until the transaction ends. */
  lock(week: Week): Promise<readonly WeeklyMeasure[]>;
  replace(week: Week, measures: readonly DriftMeasure[], at: Date): Promise<void>;
  /** Of weeks that began from one day to another, both included; in order of week, model and measure, the score first. */
  list(from: string, to: string): Promise<readonly WeeklyMeasure[]>;
}
