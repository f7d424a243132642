import type { Alert, AlertSeverity, AlertSource, AlertStatus } from '../domain/alerts/alert.ts';
import type { AlertFiring } from '../domain/alerts/firing.ts';
import type { SupersededResolution } from '../domain/alerts/resolve-alert.ts';
import type { DeadlineState } from '../domain/cases/deadlines.ts';
import type { Page, UserId } from './ports.ts';

/** Everything is optional: what is left out is not looked at. */
export interface AlertFilter {
  readonly status?: AlertStatus;
  readonly source?: AlertSource;
  readonly rule?: string;
  readonly severity?: AlertSeverity;
  readonly subject?: string;
  readonly caseId?: string;
  readonly raisedFrom?: Date;
  /** Not included. */
  readonly raisedTo?: Date;
  /** Of which an officer has said, and no other one yet, what became of them, as of then. */
  readonly proposedAt?: Date;
}

export interface AlertRepository {
  /**
   * Keeps the alert, unless one of the same source, rule and key is not resolved yet: that one is given
   * then, and `isNew` is false.
   */
  raise(alert: Alert): Promise<{ readonly alert: Alert; readonly isNew: boolean }>;
  findMany(ids: readonly `alert_${string}`[]): Promise<readonly (Alert | undefined)[]>;
  /** Newest first, none about that person; one row more than the page. */
  list(filter: AlertFilter, notAbout: string, page: Page): Promise<readonly Alert[]>;
  /** The one of that source, rule and key that is not resolved. */
  findUnresolved(source: AlertSource, rule: string, dedupeKey: string): Promise<Alert | undefined>;
  /**
   * What keeps a person from being paid a loan: alerts of fraud that officers confirmed, and those of
   * severity HIGH that are not resolved. In the order of their ids, at most 100.
   */
  fraudsAgainst(subject: UserId): Promise<readonly Pick<Alert, 'id' | 'resolution'>[]>;
  /** Those of them about whom officers confirmed an alert of fraud. */
  confirmedFrauds(subjects: readonly UserId[]): Promise<ReadonlySet<UserId>>;
  /** Waits for whoever else changes it, until the transaction ends. */
  lock(id: `alert_${string}`): Promise<Alert | undefined>;
  /** In the order of their ids; those that there are not are left out. */
  lockMany(ids: readonly `alert_${string}`[]): Promise<readonly Alert[]>;
  /** Those of a case that are not resolved, locked. */
  lockUnresolvedIn(caseId: `case_${string}`): Promise<readonly Alert[]>;
  /** The oldest 200 of those that are OPEN and about nobody, of that source and these rules, locked. */
  lockOpenAboutNobody(source: AlertSource, rules: readonly string[]): Promise<readonly Alert[]>;
  /** OPEN ones about people that were raised on that day or before, in order of their ids after that one; at most `limit`. */
  openSince(
    day: string,
    after: Alert['id'] | undefined,
    limit: number,
  ): Promise<readonly Alert['id'][]>;
  /** OPEN ones about people, by what would be due of a case of theirs. */
  countOpenByDeadline(now: Date): Promise<ReadonlyMap<DeadlineState, number>>;
  save(alert: Alert): Promise<void>;
  /** Keeps for good that an alert fired again. Nothing is kept of the facts of somebody whose key is gone. */
  fire(firing: AlertFiring): Promise<void>;
  /** Those of its further firings that are kept, in their order: at most `MOST_FIRINGS`. */
  firingsOf(id: Alert['id']): Promise<readonly AlertFiring[]>;
  /** The same a page at a time; one row more than the page, whose cursors are the firings' numbers. */
  listFirings(id: Alert['id'], page: Page): Promise<readonly AlertFiring[]>;
  /** Keeps for good what an alert was resolved as. */
  supersede(superseded: SupersededResolution): Promise<void>;
  /** What they were resolved as before. */
  supersededOf(ids: readonly Alert['id'][]): Promise<readonly (SupersededResolution | undefined)[]>;
}
