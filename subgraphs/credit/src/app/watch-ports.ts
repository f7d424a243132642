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

export interface ScorePage {
  readonly ids: readonly Id<'score'>[];
  /** Where the next page begins; undefined behind the last. */
  readonly next: string | undefined;
}

export interface DriftRepository {
  /** Whether the week has scores that came in since it was measured, or was never measured. */
  isDue(week: Week): Promise<boolean>;
  /**
   * Whom models of a subject are measured by, one score of each person.
   *
   * Of application models: the last score of the week, in the order of their times. Rescoring what
   * somebody stated before is left out: who is measured are those who come to the lender now.
   * Of behavioural models: the score that was everybody's latest when the week ended, in the order of
   * the people, whichever week it was given in. Rescoring appends a score only where it comes out
   * differently, so that those of one week alone would be of whom something happened to.
   */
  scoresOf(
    week: Week,
    subject: ModelSubject,
    after: string | undefined,
    limit: number,
  ): Promise<ScorePage>;
  /** What challengers said of these scores, of both subjects. */
  shadows(ids: readonly Id<'score'>[]): Promise<readonly ShadowValue[]>;
  /** The week's measures, which nobody else replaces until the transaction ends. */
  lock(week: Week): Promise<readonly WeeklyMeasure[]>;
  /** Also keeps that the week was measured then, for there may be nothing to measure in it. */
  replace(week: Week, measures: readonly DriftMeasure[], at: Date): Promise<void>;
  /** Of weeks that began from one day to another, both included; in order of week, model and measure, the score first. */
  list(from: string, to: string): Promise<readonly WeeklyMeasure[]>;
}
