import { z } from 'zod';
import { id, netMinor, text } from '../fields.ts';

/** The accounts of the ledger that loans are posted on. */
export const loanAccount = z.enum([
  'CASH',
  'LOAN_PRINCIPAL',
  'ACCRUED_INTEREST',
  'FEES_RECEIVABLE',
  'BORROWER_CREDIT',
  'UNEARNED_INTEREST',
  'DISBURSEMENT_CLEARING',
  'INTEREST_INCOME',
  'FEE_INCOME',
  'RECOVERY_INCOME',
  'CHARGE_OFF_EXPENSE',
]);

/** What stands on accounts, in minor units; those that are left out are empty. */
const balances = z
  .array(z.strictObject({ account: loanAccount, net: netMinor }))
  .max(11)
  .readonly();

/** Which transactions of the books belong to that: how many lending has asked for. */
const postings = z.int().min(0).max(1_000_000_000);

/** So many loans are in one event. */
export const LOANS_TOLD = 200;

/** What lending tells so that the ledger can compare, and what it found in statements. */
export const reconciliationOfLending = {
  /**
   * What loans say, worked out from their contracts and entries, that the books hold under their ids:
   * all but what was asked for of many loans together. It holds where exactly so many of the loan's
   * postings are in the books: in the order of this stream, those that were asked for before this.
   */
  'lending.books.told': z.strictObject({
    /** Whether the ledger asked for it. */
    answers: z.boolean(),
    loans: z
      .array(z.strictObject({ loanId: id('loan'), postings, balances }))
      .min(1)
      .max(LOANS_TOLD)
      .readonly(),
  }),
  /** All loans were gone through. */
  'lending.books.totalled': z.strictObject({
    runId: id('recon'),
    loans: z.int().min(0),
    /**
     * What was asked for of many loans together. Left out where more was, while the loans were gone
     * through.
     */
    together: z.strictObject({ postings, balances }).exactOptional(),
  }),
  /** A payment provider's statement and the payments here differ. Told once. For staff only. */
  'lending.reconciliation.alerted': z.strictObject({
    differenceId: id('diff'),
    kind: z.enum([
      'UNKNOWN_HERE',
      'MISSING_THERE',
      'AMOUNT_DIFFERS',
      'STATUS_DIFFERS',
      'DUPLICATE',
    ]),
    reference: text(100),
    paymentId: id('pay').exactOptional(),
    /** Whose payment; missing in events of before it was added. */
    userId: id('user').exactOptional(),
  }),
};

export const reconciliationOfLedger = {
  /** The books hold something else of these loans than was told: lending is to tell again. */
  'ledger.books.questioned': z.strictObject({
    loanIds: z.array(id('loan')).min(1).max(LOANS_TOLD).readonly(),
  }),
  /** The books differ from the loans, or from the chain. Told once. For staff only. */
  'ledger.reconciliation.alerted': z.strictObject({
    differenceId: id('diff'),
    kind: z.enum([
      'LOAN_DIFFERS',
      'TOGETHER_DIFFERS',
      'POSTINGS_MISSING',
      'CHAIN_LACKS',
      'CHAIN_DIFFERS',
    ]),
    /** A loan, a transaction or an anchor; left out of what is of many loans together. */
    subject: text(100).exactOptional(),
  }),
};
