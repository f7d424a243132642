import type { AlertResolution, AlertSeverity } from '../domain/alerts/alert.ts';
import type { RiskScore } from '../domain/monitoring/customer-risk.ts';
import type { HoldStatus, PaymentHold } from '../domain/monitoring/hold.ts';
import type { Movement } from '../domain/monitoring/movement.ts';
import type { MonitoringRule } from '../domain/monitoring/rule.ts';
import type { Page, UserId } from './ports.ts';

export type MovementId = Movement['paymentId'];

/** What lending told of a payment. */
export type ToldMovement = Omit<Movement, 'day'> & { readonly userId: UserId };

/** What the books told of a payment. */
export interface PostedMovement
  extends Pick<Movement, 'paymentId' | 'loanId' | 'amount' | 'currency' | 'day' | 'kind'> {
  readonly userId: UserId;
  readonly transactionId: `txn_${string}`;
}

export interface KnownMovement extends Movement {
  readonly userId: UserId;
  /** Null until the books have it. */
  readonly postedAt: Date | null;
  /** When it was decided about before it moved; null where nobody asked, or was answered. */
  readonly decidedAt: Date | null;
  /** Since when its answer waits for a question about fraud; null where nothing waits. */
  readonly waitingSince: Date | null;
  /** When it came to nothing, or was taken back; null while it counts. */
  readonly undoneAt: Date | null;
}

export type WaitingMovement = Pick<KnownMovement, 'paymentId' | 'userId'>;

/** Payments of a customer around a day, and the last one before of each currency. */
export interface AroundDay {
  readonly userId: UserId;
  readonly from: string;
  readonly through: string;
  /** Also those that have not moved yet. */
  readonly pending: boolean;
}

export interface CustomersInPeriod {
  readonly from: string;
  readonly through: string;
  readonly after: string;
  readonly limit: number;
}

export interface MovementRepository {
  /** Lets nobody else watch this customer until the transaction ends. */
  lockCustomer(userId: UserId): Promise<void>;
  find(paymentId: MovementId): Promise<KnownMovement | undefined>;
  findMany(paymentIds: readonly MovementId[]): Promise<readonly (KnownMovement | undefined)[]>;
  /** The payments of the patterns that alerts are about, of each in order: the newest {@link MOST_OF_ALERT}. */
  ofAlerts(ids: readonly `alert_${string}`[]): Promise<readonly (readonly KnownMovement[])[]>;
  /** Keeps what lending told; false where it was told before. */
  tell(movement: ToldMovement, day: string, at: Date): Promise<boolean>;
  /** Keeps that the books have it; false where that is known. */
  post(movement: PostedMovement, at: Date): Promise<boolean>;
  markDecided(paymentId: MovementId, at: Date): Promise<void>;
  /** Keeps that its answer waits, and since when; null: it waits no more. */
  setWaiting(paymentId: MovementId, since: Date | null): Promise<void>;
  /** Those that wait for no question about fraud any more, by id after one of them; at most `limit`. */
  doneWaiting(
    after: WaitingMovement | undefined,
    limit: number,
  ): Promise<readonly WaitingMovement[]>;
  /** It does not count any more. False where it is not known, or did not count before. */
  undo(paymentId: MovementId, at: Date): Promise<boolean>;
  /** In order; the newest {@link MOST_MOVEMENTS} at the most. */
  around(about: AroundDay): Promise<readonly Movement[]>;
  /** Customers with posted movements in the period, in order of their ids. */
  customersIn(period: CustomersInPeriod): Promise<readonly UserId[]>;
}

/** Payments of one alert that are shown, at the most. */
export const MOST_OF_ALERT = 100;
/** Movements of one customer that are looked at together, at the most. */
export const MOST_MOVEMENTS = 1_000;

/** A version of a rule as it was declared. */
export interface DeclaredRule {
  readonly id: `rule_${string}`;
  readonly rule: MonitoringRule;
  /** Canonical JSON, as it was declared. */
  readonly content: string;
  /** SHA-256 of it, in hex. */
  readonly digest: string;
  /** Null of what a new lender begins with. */
  readonly declaredBy: string | null;
  readonly declaredAt: Date;
  readonly reason: string;
}

/** That a version watches from then on; null: none does. */
export interface RuleChange {
  readonly code: string;
  readonly number: number;
  readonly version: number | null;
  readonly changedBy: string | null;
  readonly changedAt: Date;
  readonly reason: string;
}

export interface MonitoringRuleRepository {
  /** Lets nobody else change rules until the transaction ends. */
  lock(): Promise<void>;
  /** All versions of all rules, by code and version. At most {@link MOST_RULES}. */
  all(): Promise<readonly DeclaredRule[]>;
  /** Those that watch now. */
  active(): Promise<readonly DeclaredRule[]>;
  find(id: string): Promise<DeclaredRule | undefined>;
  findVersion(code: string, version: number): Promise<DeclaredRule | undefined>;
  count(): Promise<number>;
  insert(rule: DeclaredRule): Promise<void>;
  /** The last change of each rule that had one. */
  latestChanges(): Promise<readonly RuleChange[]>;
  /** Newest first, at most 100. */
  changesOf(code: string): Promise<readonly RuleChange[]>;
  change(change: Omit<RuleChange, 'number'>): Promise<void>;
}

/** Versions of rules that there may be. */
export const MOST_RULES = 500;

/** That a movement is part of a pattern that an alert was raised about. */
export interface Hit {
  readonly code: string;
  readonly paymentId: MovementId;
  readonly userId: UserId;
  readonly ruleId: `rule_${string}`;
  readonly key: string;
  readonly alertId: `alert_${string}`;
  readonly foundAt: Date;
}

export interface HitRepository {
  of(code: string, paymentIds: readonly MovementId[]): Promise<readonly Hit[]>;
  /** Of whatever rule. */
  ofPayments(paymentIds: readonly MovementId[]): Promise<readonly Hit[]>;
  insert(hits: readonly Hit[]): Promise<void>;
  /** What an alert is about of that kind and currency, without those payments and what came to nothing. */
  sumOf(
    alertId: Hit['alertId'],
    alike: Pick<KnownMovement, 'userId' | 'kind' | 'currency'>,
    except: readonly MovementId[],
  ): Promise<bigint>;
}

export interface HoldRepository {
  insert(hold: PaymentHold): Promise<void>;
  lock(paymentId: string): Promise<PaymentHold | undefined>;
  save(hold: PaymentHold): Promise<void>;
  /** Payments of a customer that were released since then, the newest first, at most 50. */
  releasedSince(userId: UserId, since: Date): Promise<readonly MovementId[]>;
  /** Newest first, none about that person; one row more than the page. */
  list(
    statuses: readonly HoldStatus[],
    notAbout: string,
    page: Page,
  ): Promise<readonly PaymentHold[]>;
}

/** A customer's risk as it was worked out at a time. */
export interface RiskAssessment extends Omit<RiskScore, 'facts'> {
  readonly userId: UserId;
  readonly number: number;
  /** Null once the person's retention key is gone. */
  readonly facts: RiskScore['facts'] | null;
  readonly cause: string;
  readonly assessedAt: Date;
}

export interface RiskRepository {
  latest(userId: UserId): Promise<RiskAssessment | undefined>;
  /** Newest first, at most 100. */
  history(userId: UserId): Promise<readonly RiskAssessment[]>;
  /** Nothing is kept of the facts of somebody whose retention key is gone. */
  append(assessment: RiskAssessment): Promise<void>;
  /** Since when somebody is known; undefined of nobody. */
  customerSince(userId: UserId): Promise<Date | undefined>;
  alertsSince(
    userId: UserId,
    since: Date,
  ): Promise<
    readonly { readonly severity: AlertSeverity; readonly resolution: AlertResolution | null }[]
  >;
  /** Customers in order of their ids, after that one. */
  customersAfter(after: string, limit: number): Promise<readonly UserId[]>;
}

/** What transaction monitoring keeps. */
export interface MonitoringRepositories {
  readonly movements: MovementRepository;
  readonly rules: MonitoringRuleRepository;
  readonly hits: HitRepository;
  readonly holds: HoldRepository;
  readonly risks: RiskRepository;
}

/** A rule as it is read from its JSON, or what is wrong with it. */
export type ReadRule = (content: string) =>
  | {
      readonly ok: true;
      readonly value: Pick<DeclaredRule, 'rule' | 'content' | 'digest'>;
    }
  | { readonly ok: false; readonly error: readonly string[] };
