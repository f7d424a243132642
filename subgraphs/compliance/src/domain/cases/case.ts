import type { Alert } from '../alerts/alert.ts';
import { CUSTOMER_TO_REVIEW } from '../kyc/review-alert.ts';
import { SANCTIONS_MATCH } from '../screening-alert.ts';

/**
 * An investigation of one person, or of nobody who is known. OPEN → IN_REVIEW (decided, a second officer
 * has to agree) → DECIDED → CLOSED.
 */
export type CaseStatus = 'OPEN' | 'IN_REVIEW' | 'DECIDED' | 'CLOSED';

export type CaseDecision = 'NO_SAR' | 'FILE_SAR';

/** What has to be done by a day: docs/compliance/cases.md#time-limits. */
export type DeadlineKind = 'SAR' | 'CONTINUING_SAR';

export interface Deadline {
  readonly kind: DeadlineKind;
  /** The last day, UTC. */
  readonly dueOn: string;
}

export interface CaseActor {
  readonly kind: 'USER' | 'PARTNER' | 'SERVICE' | 'ANONYMOUS';
  readonly id: string;
}

export interface Case {
  readonly id: `case_${string}`;
  readonly version: number;
  /** Whom it is about; the same for all its alerts and for ever. */
  readonly subject: `user_${string}` | null;
  /** Null where there is none, and once the person's retention key is gone. */
  readonly title: string | null;
  readonly status: CaseStatus;
  readonly openedBy: CaseActor;
  readonly openedAt: Date;
  /** The initial detection of facts that may have to be reported: the earliest alert, or the reopening. */
  readonly detectedAt: Date;
  readonly assignee: `user_${string}` | null;
  /** What was decided and is not set aside. */
  readonly decision: CaseDecision | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  /** The officer who agreed. */
  readonly reviewedBy: string | null;
  readonly reviewedAt: Date | null;
  readonly closedAt: Date | null;
  /** The day of the last report that was filed, and by what id FinCEN knows it. */
  readonly filedOn: string | null;
  readonly bsaId: string | null;
  /** Whether it has to be looked at after that report whether the activity goes on. */
  readonly continuing: boolean;
  /** Null while nothing has to be done by a day. */
  readonly deadline: Deadline | null;
  /** Of the deadline, what officers were told. */
  readonly deadlineTold: 'NEAR' | 'MISSED' | null;
  /** Entries of its timeline so far. */
  readonly entries: number;
}

export type CaseEntryKind =
  | 'OPENED'
  | 'ALERT_ADDED'
  | 'ALERT_FIRED_AGAIN'
  | 'ALERT_RESOLVED'
  | 'ALERT_LEFT'
  | 'ASSIGNED'
  | 'NOTE'
  | 'EVIDENCE'
  | 'DECIDED'
  | 'DECISION_SET_ASIDE'
  | 'AGREED'
  | 'DISAGREED'
  | 'SAR_DRAFTED'
  | 'SAR_REVIEWED'
  | 'SAR_RETURNED'
  | 'SAR_FILED'
  | 'CONTINUING_REVIEWED'
  | 'DEADLINE_NEAR'
  | 'DEADLINE_MISSED'
  | 'CLOSED'
  | 'REOPENED';

/** What a piece of evidence refers to by its id; TEXT holds the content itself. */
export type EvidenceKind =
  | 'SCREENING'
  | 'TRANSACTION'
  | 'PAYMENT'
  | 'APPLICATION'
  | 'LOAN'
  | 'DOCUMENT'
  | 'ALERT'
  | 'CASE'
  | 'TEXT';

/** What happened, as a command says it. */
export interface Happening {
  readonly kind: CaseEntryKind;
  /** What it is about: an alert, a report, whoever it was assigned to, what the evidence is. */
  readonly refersTo?: string;
  /** What was decided or resolved, the kind of evidence, or the number of a firing. */
  readonly outcome?: string;
  /** A note, a reason, or what the evidence shows. */
  readonly text?: string;
  /** The name of a text that was uploaded, and the text. */
  readonly name?: string;
  readonly content?: string;
}

/** One entry of a case's timeline. Never changed. */
export interface CaseEntry extends Happening {
  readonly id: `entry_${string}`;
  readonly caseId: `case_${string}`;
  /** 1, 2, 3 … in the order of writing. */
  readonly number: number;
  readonly by: CaseActor;
  readonly at: Date;
  /** True where the person's retention key is gone, and the texts with it. */
  readonly erased: boolean;
}

/** Most alerts that are named at once, and characters of a title. */
export const MOST_ALERTS = 50;
export const LONGEST_TITLE = 200;
/** Most characters of a text that is uploaded as evidence. */
export const LONGEST_CONTENT = 50_000;

/** Whether all are about the same person, or all about nobody. */
export function sameSubject(alerts: readonly Pick<Alert, 'subject'>[]): boolean {
  return new Set(alerts.map(({ subject }) => subject)).size <= 1;
}

/**
 * Whether the decision of a case says what an alert in it was. Of a match a verdict alone does, and of a review
 * that of the verification; and of what joined or fired again when an officer had decided already nobody has said
 * anything.
 *
 * @param unseen the alerts that are new since the decision was made
 */
export function isDecidedWith(
  { id, rule }: Pick<Alert, 'id' | 'rule'>,
  unseen: ReadonlySet<string>,
): boolean {
  return rule !== SANCTIONS_MATCH && rule !== CUSTOMER_TO_REVIEW && !unseen.has(id);
}
