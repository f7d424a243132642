import type { ModelSubject } from '../domain/model-subject.ts';
import type { ShadowFigures } from '../domain/shadow-comparison.ts';

/** Scores of one model that another one shadowed. */
export interface ShadowQuery {
  readonly subject: ModelSubject;
  readonly championId: string;
  readonly challengerId: string;
  /** A Monday at 00:00 UTC, included. */
  readonly from: Date;
  /** A Monday at 00:00 UTC, not included. */
  readonly to: Date;
  /** Weeks with fewer are left out. */
  readonly fewestPeople: number;
  /** From which score on each of the two would approve. */
  readonly championCutOff: number;
  readonly challengerCutOff: number;
}

export interface ShadowRepository {
  compare(query: ShadowQuery): Promise<ShadowFigures>;
}
