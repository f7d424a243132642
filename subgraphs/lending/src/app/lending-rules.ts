import type { Creditor } from '../domain/adverse-action.ts';
import type { RetentionTerms } from '../domain/retention.ts';
import type { PaymentCheckRules } from './payment-check-ports.ts';

/** What the lender decided about itself: limits and terms that are not in the code. */
export interface LendingRules {
  /** The one that the lender runs in. */
  readonly currency: string;
  /** Whom notices of adverse action are from. */
  readonly creditor: Creditor;
  /** Minor units: what takes a person's exposure above it needs a second officer's approval. */
  readonly secondApprovalAbove: bigint;
  readonly offerValidDays: number;
  /** A clearance older than this does not let money out. */
  readonly clearanceFreshHours: number;
  readonly paymentChecks: PaymentCheckRules;
  /** Days of later statements in which a payment may turn up before it is missing. */
  readonly statementGraceDays: number;
  /** Applications that a borrower may have open at a time. */
  readonly maxOpenApplications: number;
  readonly retention: RetentionTerms;
}
