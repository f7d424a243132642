import type { KnownPerson } from '../domain/kyc/same-person.ts';
import type { SubjectFacts } from '../domain/kyc/subject.ts';
import type { UserId } from './ports.ts';

/** Others that are read of one person, those who came last first. */
export const MOST_SAME = 50;

/**
 * Who has the same name and date of birth, or sent the same identity document, by its number or content: most likely
 * one person with several accounts.
 */
export interface SamePersonIndex {
  /** Has somebody recognized by these, too, since then; by what was noted before they still are. */
  note(userId: UserId, facts: SubjectFacts, since: Date): Promise<void>;
  /**
   * Those whom officers rejected, or confirmed to be a fraud; and those whom they look at, or about whom an alert of fraud holds
   * payouts, who had it before, so that nobody comes under review by what
   * somebody else says of themselves later. For a name alone not who is looked at for a match alone: whoever has that name
   * is matched, too. At most {@link MOST_SAME}.
   */
  questioned(userId: UserId): Promise<readonly KnownPerson[]>;
  /** All of them who have a verification; at most {@link MOST_SAME}. */
  others(userId: UserId): Promise<readonly UserId[]>;
}
