import { z } from 'zod';
import { amountMinor, currencyCode, id, instant } from '../fields.ts';

/** What monitoring has to know of a payment: amounts and states, no name and no number of an account. */
const paymentFacts = {
  paymentId: id('pay'),
  loanId: id('loan'),
  userId: id('user'),
  direction: z.enum(['PAYOUT', 'COLLECTION', 'REFUND']),
  amountMinor,
  currency: currencyCode,
  method: z.enum(['BANK_TRANSFER', 'DIRECT_DEBIT', 'CARD', 'CASH', 'CHEQUE']),
  /** Whose account is at the other end: the borrower's own, somebody else's, or nobody knows. */
  counterparty: z.enum(['OWN', 'OTHER', 'UNKNOWN']),
  /** Where that account is, ISO 3166-1 alpha-2, where it is known. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .exactOptional(),
};

/** Whose payment, too: in the audit trail an officer is shown nothing of checks of their own. */
const whose = { paymentId: id('pay'), loanId: id('loan'), userId: id('user') };

/** Of payments that are watched, and of the rules by which they are. All for compliance staff only. */
export const monitoring = {
  /** Lending asks before money moves: `compliance.payment.decided` answers. */
  'lending.payment_check.requested': z.strictObject(paymentFacts),
  /** The same facts of a payment that nobody is asked about: it was received elsewhere, or checks are off. */
  'lending.payment.recorded': z.strictObject(paymentFacts),
  /** Compliance let it through: lending's own consumer gives it to the provider. */
  'lending.payment_check.passed': z.strictObject(whose),
  /** Nobody answered in time, and the payment went on: told with all that was asked, which may come later. */
  'lending.payment_check.lapsed': z.strictObject(paymentFacts),
  /** An officer took a repayment back that should not have been taken down, or that bounced. */
  'lending.payment.reversed': z.strictObject(whose),
  /** `BLOCK` holds the payment until an officer decides again, by one of the others. */
  'compliance.payment.decided': z.strictObject({
    paymentId: id('pay'),
    userId: id('user'),
    decision: z.enum(['LET_THROUGH', 'BLOCK', 'REFUSE']),
    decidedAt: instant,
  }),
  'compliance.monitoring_rule.changed': z.strictObject({
    ruleId: id('rule'),
    code: z.string().regex(/^[A-Z][A-Z0-9_]{2,59}$/),
    version: z.int().min(1).max(1_000_000),
    change: z.enum(['DECLARED', 'ACTIVATED', 'RETIRED']),
  }),
  'compliance.customer_risk.changed': z.strictObject({
    userId: id('user'),
    from: z.enum(['LOW', 'MEDIUM', 'HIGH']).nullable(),
    to: z.enum(['LOW', 'MEDIUM', 'HIGH']),
  }),
};
