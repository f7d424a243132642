import { z } from 'zod';
import { commitment, id, postingKind, text } from '../fields.ts';

const chainProgress = {
  chainTransactionId: id('ctx'),
  hash: text(100),
  status: z.enum(['PENDING', 'CONFIRMING', 'CONFIRMED']),
  confirmations: z.int().min(0).max(1_000_000),
  requiredConfirmations: z.int().min(0).max(1_000_000),
  blockNumber: z.int().min(0).nullable(),
};

/** Of bookings and of their way to the chain. */
export const ledger = {
  'ledger.transaction.posted': z.strictObject({
    transactionId: id('txn'),
    postingId: text(),
    kind: postingKind,
    loanId: id('loan').exactOptional(),
    paymentId: id('pay').exactOptional(),
    userId: id('user').exactOptional(),
  }),
  'ledger.posting.rejected': z.strictObject({
    postingId: text(),
    userId: id('user').exactOptional(),
    loanId: id('loan').exactOptional(),
    paymentId: id('pay').exactOptional(),
    code: text(60),
    /** A fixed sentence for the code. */
    message: text(500).exactOptional(),
  }),
  'ledger.capital.opened': z.strictObject({ transactionId: id('txn') }),
  /** Feeds the subscription `transactionConfirmed`: one for each confirmation counted. */
  'ledger.chain.progressed': z.strictObject({ transactionId: id('txn'), ...chainProgress }),
  /** Commitments were gathered under the root of a Merkle tree. For staff only. */
  'ledger.anchor.created': z.strictObject({
    anchorId: id('anchor'),
    root: commitment,
    leafCount: z.int().min(1).max(1_000_000),
  }),
  /** The same of an anchor's way to the chain. For staff only. */
  'ledger.anchor.progressed': z.strictObject({ anchorId: id('anchor'), ...chainProgress }),
  'ledger.contract.deployed': z.strictObject({ address: text(100), name: text(100) }),
};
