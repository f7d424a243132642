import type { Id } from '@blockscore/ids';
import type { LocalDate } from '../domain/calendar.ts';

/** Lending's background jobs by name, with what each carries: ids and states, nothing personal. */
export type LendingJobs = {
  /** Closes the days that are over: {@link runEndOfDay}. */
  readonly 'end-of-day': Readonly<Record<string, never>>;
  /** Tells the ledger what loans say that the books hold: {@link tellBooks}. */
  readonly 'tell-books': Readonly<Record<string, never>>;
  /** Tells of the months of loans that have ended: {@link reportPerformance}. */
  readonly 'report-performance': Readonly<Record<string, never>>;
  /** Tells again of the months of a loan that a repayment of an earlier day changes: {@link revisePerformance}. */
  readonly 'revise-performance': { readonly loanId: Id<'loan'>; readonly since: LocalDate };
  /** Tells of what is due, overdue and about to run out: {@link remindBorrowers}. */
  readonly 'remind-borrowers': Readonly<Record<string, never>>;
  /** Closes applications of which nobody gave what was missing: {@link closeIncomplete}. */
  readonly 'close-incomplete-applications': Readonly<Record<string, never>>;
  /** Asks the payment provider what became of what it did not tell of: {@link chasePayments}. */
  readonly 'chase-payments': Readonly<Record<string, never>>;
  /** Lets collections go on that nobody answered for in time: {@link endPatience}. */
  readonly 'end-payment-patience': Readonly<Record<string, never>>;
  /** Takes statements of the payment provider, and looks again at what differs: {@link takeStatementFiles}. */
  readonly 'reconcile-payments': Readonly<Record<string, never>>;
  /** Sends callbacks of the simulated payment provider that are due. */
  readonly 'send-simulated-callbacks': Readonly<Record<string, never>>;
  /** Sends what is due to an endpoint of a partner: {@link sendWebhooks}. */
  readonly 'send-webhooks': { readonly endpointId: Id<'webhook'> };
  /** Finds what is due and nobody was woken for: {@link sweepWebhooks}. */
  readonly 'sweep-webhooks': Readonly<Record<string, never>>;
  /** Takes out what was kept long enough: {@link purgeWebhooks}. */
  readonly 'purge-webhooks': Readonly<Record<string, never>>;
};
