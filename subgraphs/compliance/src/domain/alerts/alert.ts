/** What looked at a customer, a payment, an application or a list and found something. */
export type AlertSource = 'SCREENING' | 'MONITORING' | 'FRAUD' | 'KYC' | 'LISTS';

export type AlertSeverity = 'LOW' | 'MEDIUM' | 'HIGH';

const RANK: Readonly<Record<AlertSeverity, number>> = { LOW: 0, MEDIUM: 1, HIGH: 2 };

export function isAtLeast(severity: AlertSeverity, than: AlertSeverity): boolean {
  return RANK[severity] >= RANK[than];
}

export type AlertStatus = 'OPEN' | 'IN_CASE' | 'RESOLVED';

export type AlertResolution = 'FALSE_POSITIVE' | 'CONFIRMED' | 'NO_ACTION';

/** One of the facts that fired, as an officer reads it. */
export interface AlertFact {
  readonly name: string;
  readonly value: string;
}

/** Something that an officer has to look at, and what became of it. */
export interface Alert {
  readonly id: `alert_${string}`;
  readonly version: number;
  readonly source: AlertSource;
  /** What fired, e.g. `STRUCTURING`. */
  readonly rule: string;
  readonly ruleVersion: string;
  /** Whom it is about; null of what is about nobody, such as a list. */
  readonly subject: `user_${string}` | null;
  /** The worst of its firings. */
  readonly severity: AlertSeverity;
  readonly status: AlertStatus;
  /** What makes it the same alert when it is found again. */
  readonly dedupeKey: string;
  /** What it was raised by. Null once the person's retention key is gone. */
  readonly facts: readonly AlertFact[] | null;
  readonly raisedAt: Date;
  /** How often it fired, the first time included. */
  readonly firings: number;
  readonly lastFiredAt: Date;
  readonly caseId: `case_${string}` | null;
  readonly resolution: AlertResolution | null;
  /** Why it was resolved so; null until then, and once the person's retention key is gone. */
  readonly reason: string | null;
  readonly resolvedBy: string | null;
  readonly resolvedAt: Date | null;
}

/** Most facts of an alert, and characters of one. */
export const MOST_FACTS = 50;
export const LONGEST_FACT = 1_000;

/** Keeps what is told within bounds: an alert is a pointer to what happened, not a copy of it. */
export function boundFacts(facts: readonly AlertFact[]): readonly AlertFact[] {
  return facts.slice(0, MOST_FACTS).map(({ name, value }) => ({
    name: name.slice(0, 100),
    value: value.slice(0, LONGEST_FACT),
  }));
}
