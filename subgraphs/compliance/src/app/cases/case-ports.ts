import type { Case, CaseActor, CaseEntry, CaseStatus, Happening } from '../../domain/cases/case.ts';
import type { DeadlineState } from '../../domain/cases/deadlines.ts';
import type { Page, UserId } from '../ports.ts';

/** Everything is optional: what is left out is not looked at. */
export interface CaseFilter {
  readonly status?: CaseStatus;
  readonly assignee?: string;
  readonly subject?: string;
  /** Of which something was due before that day. */
  readonly dueBefore?: string;
}

export interface CaseRepository {
  /** False where the person has a case that is not closed. */
  insert(made: Case): Promise<boolean>;
  findMany(ids: readonly Case['id'][]): Promise<readonly (Case | undefined)[]>;
  /** What is due first comes first; none about that person; one row more than the page. */
  list(filter: CaseFilter, notAbout: string, page: Page): Promise<readonly Case[]>;
  /** Waits for whoever else changes it, until the transaction ends. */
  lock(id: Case['id']): Promise<Case | undefined>;
  /** The person's case that is not closed, locked. */
  lockOpenAbout(subject: UserId): Promise<Case | undefined>;
  save(changed: Case): Promise<void>;
  /** Adds to the timeline of a case that is locked; gives how many entries it has then. */
  append(of: Case, happened: readonly Happening[], by: CaseActor, at: Date): Promise<number>;
  /** Newest first; one row more than the page, whose cursors are the entries' numbers. */
  timeline(of: Case, page: Page): Promise<readonly CaseEntry[]>;
  /** The alerts that joined it or fired again in it after it was decided last. */
  newSinceDecided(id: Case['id']): Promise<ReadonlySet<string>>;
  /** How many there are of which nothing is due, and of those of which something is, by how soon. */
  countByDeadline(today: string): Promise<ReadonlyMap<DeadlineState | 'NONE', number>>;
  /** Those due on or before that day of which it was not told, in order of their days; at most `limit`. */
  untoldDue(
    through: string,
    told: 'NEAR' | 'MISSED',
    limit: number,
  ): Promise<readonly Case['id'][]>;
}

/** Who may deal with cases, as identity told it. */
export interface OfficerRepository {
  isOfficer(userId: UserId): Promise<boolean>;
  /** When somebody was an officer no more, or was suspended, first at that time or later. */
  stoppedSince(userId: UserId, since: Date): Promise<Date | undefined>;
}
