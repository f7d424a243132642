import type { FraudAssessment } from './fraud-ports.ts';
import type { UserId } from './ports.ts';

/** Whom officers have to do nothing with: who is named with them, and who is, most likely, themselves by another account. */
export interface NamedRepository {
  /** Keeps who is named, with what was raised of it. */
  keep(
    assessment: Pick<FraudAssessment, 'id' | 'userId' | 'alertId'>,
    named: ReadonlySet<UserId>,
  ): Promise<void>;
  /** Those of these users whom the subject concerns, and since when. */
  concernedSince(subject: string, users: readonly string[]): Promise<ReadonlyMap<string, Date>>;
  /**
   * Of these people, those who concern that user: an alert of fraud about them names the user among the others, or they
   * are, most likely, the same person, by name and birth or by a document (as of `SamePersonIndex`).
   */
  concerning(userId: string, subjects: readonly string[]): Promise<ReadonlySet<string>>;
  /**
   * How many alerts that are not resolved are for nobody: each officer is whom the alert is about, or is concerned.
   * Officers are those whom identity told, and who are not suspended.
   */
  countForNobody(): Promise<number>;
}
