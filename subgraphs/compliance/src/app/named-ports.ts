import type { FraudAssessment } from './fraud-ports.ts';
import type { UserId } from './ports.ts';

/** Whom assessments of fraud name among the others. */
export interface NamedRepository {
  /** Keeps who is named, with what was raised of it. */
  keep(
    assessment: Pick<FraudAssessment, 'id' | 'userId' | 'alertId'>,
    named: ReadonlySet<UserId>,
  ): Promise<void>;
  /** Those of these users whom alerts of fraud about the subject name among the others, and since when. */
  namedSince(subject: string, users: readonly string[]): Promise<ReadonlyMap<string, Date>>;
  /** Of these people, those of whom an alert of fraud names that user among the others. */
  subjectsNaming(userId: string, subjects: readonly string[]): Promise<ReadonlySet<string>>;
  /**
   * How many alerts that are not resolved are for nobody: each officer is whom the alert is about, or is named.
   * Officers are those whom identity told, and who are not suspended.
   */
  countForNobody(): Promise<number>;
}
