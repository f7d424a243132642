import type { Id } from '@blockscore/ids';
import { addDays, type LocalDate } from './calendar.ts';
import type { LifecycleStatus } from './lifecycle.ts';
import type { PaymentFailure } from './loan.ts';
import type { MissingData } from './missing.ts';
import { daysLate } from './servicing/life.ts';
import type { Pause } from './servicing/state.ts';

/** What people and partners are told of, in the order of a loan's life. */
export const NOTICE_KINDS = [
  'APPLICATION_RECEIVED',
  'APPLICATION_INCOMPLETE',
  'APPLICATION_CLOSED',
  'APPLICATION_APPROVED',
  'APPLICATION_REJECTED',
  'OFFER_EXPIRING',
  'OFFER_EXPIRED',
  'LOAN_PAID_OUT',
  'LOAN_CANCELLED',
  'INSTALMENT_DUE',
  'INSTALMENT_OVERDUE',
  'PAYMENT_FAILED',
  'REPAYMENT_REVERSED',
  'FEE_CHARGED',
  'TERMS_CHANGED',
  'LOAN_PAID_OFF',
  'LOAN_REOPENED',
  'LOAN_CHARGED_OFF',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** Mailed whatever somebody prefers: the law has a lender tell these, and tell them in writing. */
export const REQUIRED_KINDS: ReadonlySet<NoticeKind> = new Set<NoticeKind>([
  'APPLICATION_INCOMPLETE',
  'APPLICATION_APPROVED',
  'APPLICATION_REJECTED',
  'LOAN_PAID_OUT',
  'LOAN_CANCELLED',
  'REPAYMENT_REVERSED',
  'TERMS_CHANGED',
  'LOAN_CHARGED_OFF',
]);

/** A partner does not see a customer's data, payments and terms, and so is not told of what becomes of them. */
const BORROWERS_ONLY: ReadonlySet<NoticeKind> = new Set<NoticeKind>([
  'APPLICATION_INCOMPLETE',
  'PAYMENT_FAILED',
  'REPAYMENT_REVERSED',
  'FEE_CHARGED',
  'TERMS_CHANGED',
]);

/** What of a loan's terms officers change. */
export type TermsChange = 'RATE' | 'RESCHEDULE' | 'RESTRUCTURE' | 'PAUSE';

/** What a notice says besides its kind: amounts, days and states, nothing personal. */
export interface NoticeFacts {
  /** What it is about: what was asked for, offered, paid out, is due or is overdue. Minor units. */
  readonly amountMinor?: string;
  readonly currency?: string;
  readonly termMonths?: number;
  /** Percent a year. */
  readonly annualRate?: string;
  /** ISO time in UTC. */
  readonly expiresAt?: string;
  readonly dueOn?: LocalDate;
  readonly daysPastDue?: number;
  /** Of a payment that failed. */
  readonly direction?: 'PAYOUT' | 'COLLECTION' | 'REFUND';
  readonly failure?: PaymentFailure;
  /** Of changed terms, with the rate and the next due day where these changed. */
  readonly change?: TermsChange;
  /** The day from which it counts. */
  readonly effectiveOn?: LocalDate;
  /** To come. */
  readonly instalments?: number;
  /** The last day of a pause. */
  readonly pausedUntil?: LocalDate;
  /** What the applicant is to give, and the last day for it. */
  readonly missing?: readonly MissingData[];
  readonly answerBy?: LocalDate;
}

/** Who is told: a person, or the partner through whom they came. */
export type NoticeRecipient =
  | { readonly userId: Id<'user'> }
  | { readonly partnerId: Id<'partner'> };

/** One notice about one occasion of one application or loan: told once and never again. */
export interface NewNotice {
  readonly recipient: NoticeRecipient;
  readonly kind: NoticeKind;
  readonly applicationId: Id<'app'>;
  readonly loanId: Id<'loan'> | null;
  /** Which of several of the kind: a version, a due day, a payment. At most 100 characters. */
  readonly occasion: string;
  readonly facts: NoticeFacts;
}

export interface Notice extends Omit<NewNotice, 'recipient'> {
  readonly id: Id<'notice'>;
  readonly userId: Id<'user'> | null;
  readonly partnerId: Id<'partner'> | null;
  /** Whether it was to be mailed as well, as preferences were then. */
  readonly mailed: boolean;
  readonly issuedAt: Date;
  readonly readAt: Date | null;
}

/** Whether somebody wants mails of a kind; `required` ones cannot be switched off. */
export interface NoticePreference {
  readonly kind: NoticeKind;
  readonly email: boolean;
  readonly required: boolean;
}

/** All kinds, switched on but for what was switched off. */
export function preferencesOf(switchedOff: ReadonlySet<NoticeKind>): readonly NoticePreference[] {
  return NOTICE_KINDS.map((kind) => {
    const required = REQUIRED_KINDS.has(kind);
    return { kind, required, email: required || !switchedOff.has(kind) };
  });
}

type Parties = { readonly userId: Id<'user'>; readonly partnerId: Id<'partner'> | null };

/** Whom a notice of the kind goes to, and what of its facts each may see. */
export function toldTo(
  kind: NoticeKind,
  { userId, partnerId }: Parties,
  facts: NoticeFacts,
): readonly { readonly recipient: NoticeRecipient; readonly facts: NoticeFacts }[] {
  const borrower = { recipient: { userId }, facts };
  // That a loan waits to be paid out again is told by its payout: the partner sees that status.
  const isPayout = kind === 'PAYMENT_FAILED' && facts.direction === 'PAYOUT';
  if (partnerId === null || (BORROWERS_ONLY.has(kind) && !isPayout)) return [borrower];
  // Terms are between lender and borrower: a partner sees status, amount and schedule, and nothing of
  // the account that money did not reach.
  const { annualRate: _, failure: __, ...seen } = facts;
  return [borrower, { recipient: { partnerId }, facts: seen }];
}

/** The kind of notice that a change of an application's status is told by; undefined of a silent one. */
export function noticeOfApplication(to: LifecycleStatus): NoticeKind | undefined {
  switch (to) {
    case 'SUBMITTED':
      return 'APPLICATION_RECEIVED';
    case 'APPROVED':
      return 'APPLICATION_APPROVED';
    case 'REJECTED':
      return 'APPLICATION_REJECTED';
    case 'CLOSED_INCOMPLETE':
      return 'APPLICATION_CLOSED';
    case 'EXPIRED':
      return 'OFFER_EXPIRED';
    default:
      return undefined;
  }
}

/** The same of a loan's. That somebody is late is told by days, see {@link overdueMilestone}. */
export function noticeOfLoan(
  from: LifecycleStatus | null,
  to: LifecycleStatus,
): NoticeKind | undefined {
  if (from === 'DISBURSING' && to === 'ACTIVE') return 'LOAN_PAID_OUT';
  if (to === 'PAID_OFF') return 'LOAN_PAID_OFF';
  if (to === 'CHARGED_OFF') return 'LOAN_CHARGED_OFF';
  if (to === 'CANCELLED') return 'LOAN_CANCELLED';
  // That a payout came back is told of as of a payment.
  if (to === 'PENDING_DISBURSEMENT') return undefined;
  if (from === 'PAID_OFF' || from === 'CHARGED_OFF') return 'LOAN_REOPENED';
  return undefined;
}

/** Days before its due day from which an instalment is told of. */
export const DUE_AHEAD_DAYS = 3;
/** Days before it runs out from which an offer is told of. */
export const EXPIRING_AHEAD_DAYS = 2;
const OVERDUE_DAYS = [30, 7, 1] as const;

/**
 * After so many days past due somebody is told that they are late. The latest that has been reached
 * counts: who is 9 days late is told once, of the 9 days, though nobody told them on the first.
 *
 * @returns undefined where it is not late yet
 */
export function overdueMilestone(days: number): number | undefined {
  return OVERDUE_DAYS.find((milestone) => days >= milestone);
}

/** An instalment that is not paid in full; minor units. */
export interface OpenInstalment {
  readonly dueOn: LocalDate;
  readonly open: bigint;
}

/** A reminder that is true on the day. */
export interface Reminder {
  readonly kind: 'INSTALMENT_DUE' | 'INSTALMENT_OVERDUE';
  readonly occasion: string;
  readonly facts: NoticeFacts;
}

/**
 * What the borrower of a loan is to be told on the day: of what is late altogether, by the oldest of
 * it, and of each instalment that is due within three days, today included.
 *
 * @param instalments that are not paid in full and fall due by then, oldest first
 * @param pauses in which nobody gets later
 */
export function remindersOn(
  today: LocalDate,
  currency: string,
  instalments: readonly OpenInstalment[],
  pauses: readonly Pause[] = [],
): readonly Reminder[] {
  const late = instalments.filter(({ dueOn }) => dueOn < today);
  const [oldest] = late;
  const daysPastDue = oldest === undefined ? 0 : daysLate(pauses, oldest.dueOn, today);
  const milestone = overdueMilestone(daysPastDue);
  const until = addDays(today, DUE_AHEAD_DAYS);
  const soon = instalments.filter(({ dueOn }) => dueOn >= today && dueOn <= until);
  const reminders: Reminder[] = soon.map(({ dueOn, open }) => ({
    kind: 'INSTALMENT_DUE',
    occasion: dueOn,
    facts: { amountMinor: open.toString(), currency, dueOn },
  }));
  if (oldest !== undefined && milestone !== undefined) {
    const { dueOn } = oldest;
    const amountMinor = late.reduce((sum, { open }) => sum + open, 0n).toString();
    reminders.unshift({
      kind: 'INSTALMENT_OVERDUE',
      occasion: `${dueOn}+${milestone}`,
      facts: { amountMinor, currency, dueOn, daysPastDue },
    });
  }
  return reminders;
}
