import type { Id } from '@blockscore/ids';

/** What lending has told somebody, as it stands in its event: amounts, days and states. */
export interface Notice {
  readonly id: Id<'notice'>;
  readonly kind:
    | 'APPLICATION_RECEIVED'
    | 'APPLICATION_INCOMPLETE'
    | 'APPLICATION_CLOSED'
    | 'APPLICATION_APPROVED'
    | 'APPLICATION_REJECTED'
    | 'OFFER_EXPIRING'
    | 'OFFER_EXPIRED'
    | 'LOAN_PAID_OUT'
    | 'LOAN_CANCELLED'
    | 'INSTALMENT_DUE'
    | 'INSTALMENT_OVERDUE'
    | 'PAYMENT_FAILED'
    | 'REPAYMENT_REVERSED'
    | 'FEE_CHARGED'
    | 'TERMS_CHANGED'
    | 'LOAN_PAID_OFF'
    | 'LOAN_REOPENED'
    | 'LOAN_CHARGED_OFF';
  readonly applicationId: Id<'app'>;
  readonly loanId?: Id<'loan'>;
  readonly facts: NoticeFacts;
}

export interface NoticeFacts {
  /** Minor units. */
  readonly amountMinor?: string;
  readonly currency?: string;
  readonly termMonths?: number;
  /** Percent a year. */
  readonly annualRate?: string;
  /** ISO time in UTC. */
  readonly expiresAt?: string;
  /** `YYYY-MM-DD`. */
  readonly dueOn?: string;
  readonly daysPastDue?: number;
  readonly direction?: 'PAYOUT' | 'COLLECTION' | 'REFUND';
  readonly failure?: string;
  /** Of changed terms. */
  readonly change?: 'RATE' | 'RESCHEDULE' | 'RESTRUCTURE' | 'PAUSE';
  /** `YYYY-MM-DD`, as the next two days are. */
  readonly effectiveOn?: string;
  readonly instalments?: number;
  readonly pausedUntil?: string;
  /** What the applicant is to give. */
  readonly missing?: readonly ('FINANCES' | 'IDENTITY')[];
  /** `YYYY-MM-DD`: the last day for it. */
  readonly answerBy?: string;
}

/** The mail that notices go in: that of one has its id, that of many its own. */
export type NoticeMailId = Id<'notice'> | Id<'mail'>;

/** How a partner wants to be mailed: at once, once a day, or not at all. */
export const NOTICE_MAILS = ['EACH', 'DAILY', 'NONE'] as const;
export type NoticeMail = (typeof NOTICE_MAILS)[number];
