import type { Id } from '@blockscore/ids';
import type { Application } from '../domain/application.ts';
import type { LocalDate } from '../domain/calendar.ts';
import type { ApplicationStatus } from '../domain/lifecycle.ts';
import type { ListFilter, Page, Visibility } from './ports.ts';

export interface ApplicationFilter extends ListFilter<ApplicationStatus> {
  /** Not decided, and to be decided before this day. */
  readonly decideBefore?: LocalDate | null | undefined;
}

export interface ApplicationRepository {
  findMany(ids: readonly Id<'app'>[]): Promise<readonly Application[]>;
  /** Keeps others from changing the application until the transaction ends. */
  lock(id: Id<'app'>): Promise<Application | undefined>;
  insert(application: Application): Promise<void>;
  /** Gives the application as it is now, its version one higher. */
  setStatus(application: Application, to: ApplicationStatus): Promise<Application>;
  /** Gives the application as it is now, its version one higher, under that version of its product. */
  setProductVersion(application: Application, productVersion: number): Promise<Application>;
  /** What its applicant is asked for, or that it is complete. Gives the application, its version one higher. */
  setMissing(
    application: Application,
    change: Pick<Application, 'missing' | 'answerBy' | 'decideBy'>,
  ): Promise<Application>;
  /**
   * Those not decided yet, and those under review which were referred to an officer for one of these
   * reasons, or left to one because nothing was to be decided of itself.
   */
  waitingFor(userId: Id<'user'>, reasons: readonly string[]): Promise<readonly Id<'app'>[]>;
  /** Approved applications whose offer has run out, oldest first, passed over while locked. */
  lockExpired(now: Date, limit: number): Promise<readonly Application[]>;
  /**
   * Applications under review whose applicant was to give something before the day and did not, that no
   * officer has approved and no answer of others is awaited for; passed over while locked.
   */
  lockUnanswered(day: LocalDate, limit: number): Promise<readonly Application[]>;
  /** Which of these are still so: an officer may have approved one between the look and the lock. */
  stillUnanswered(
    day: LocalDate,
    ids: readonly Id<'app'>[],
  ): Promise<ReadonlySet<Application['id']>>;
  /** One row more than the page, to tell whether there is another. */
  list(
    visibility: Visibility,
    filter: ApplicationFilter,
    page: Page,
  ): Promise<readonly Application[]>;
}
