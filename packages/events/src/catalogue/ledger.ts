import { z } from 'zod';
import {
  amountMinor,
  commitment,
  currencyCode,
  id,
  localDate,
  postingKind,
  text,
} from '../fields.ts';
import { reconciliationOfLedger } from './reconciliation.ts';

const chainProgress = {
  chainTransactionId: id('ctx'),
  hash: text(100),
  status: z.enum(['PENDING', 'CONFIRMING', 'CONFIRMED']),
  confirmations: z.int().min(0).max(1_000_000),
  requiredConfirmations: z.int().min(0).max(1_000_000),
  blockNumber: z.int().min(0).nullable(),
};

/** An amount of wei: more digits than money has. */
const wei = z.string().regex(/^(0|[1-9]\d{0,77})$/);

/** Of bookings and of their way to the chain. */
export const ledger = {
  'ledger.transaction.posted': z.strictObject({
    transactionId: id('txn'),
    postingId: text(),
    kind: postingKind,
    loanId: id('loan').exactOptional(),
    paymentId: id('pay').exactOptional(),
    userId: id('user').exactOptional(),
    /** The money that moved by it, which way, and the day from which it counts; of payments only. */
    amountMinor: amountMinor.exactOptional(),
    currency: currencyCode.exactOptional(),
    direction: z.enum(['IN', 'OUT']).exactOptional(),
    effectiveOn: localDate.exactOptional(),
  }),
  /** What staff wrote, posted of what was held, or reversed. For staff only. */
  'ledger.journal.posted': z.strictObject({
    transactionId: id('txn'),
    status: z.enum(['PENDING', 'POSTED']),
    resolves: id('txn').exactOptional(),
    reverses: id('txn').exactOptional(),
    batchId: id('batch').exactOptional(),
    /** What it comes of, where it took two people; the actor is the second one. */
    proposalId: id('proposal').exactOptional(),
    loanId: id('loan').exactOptional(),
    paymentId: id('pay').exactOptional(),
    userId: id('user').exactOptional(),
  }),
  /** What was held is let go. For staff only. */
  'ledger.transaction.voided': z.strictObject({
    transactionId: id('txn'),
    reason: z.enum(['VOIDED', 'EXPIRED']),
    /** Missing in events of before it was added. */
    userId: id('user').exactOptional(),
  }),
  /** An account was added, what it may hold was changed, or it was closed. For staff only. */
  'ledger.account.changed': z.strictObject({
    accountId: id('acct'),
    code: text(40),
    change: z.enum(['OPENED', 'LIMITED', 'CLOSED']),
  }),
  /** What one person asked the books to hold and another has to approve. For staff only. */
  'ledger.proposal.changed': z.strictObject({
    proposalId: id('proposal'),
    /** What was asked for, by its mutation. */
    mutation: text(40),
    change: z.enum(['PROPOSED', 'APPROVED', 'REJECTED', 'WITHDRAWN']),
  }),
  /** Nothing more is effective through that day. For staff only. */
  'ledger.period.closed': z.strictObject({ through: localDate }),
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
  /**
   * An anchor with entries of the audit trail is confirmed: what proves the last of them, and by the hash
   * that it holds all before. For staff only; told again where the chain took it back and has it anew.
   */
  'ledger.audit.anchored': z.strictObject({
    anchorId: id('anchor'),
    day: localDate,
    position: z.int().min(1).max(2_147_483_647),
    commitment,
    leafIndex: z.int().min(0).max(1_000_000),
    leafCount: z.int().min(1).max(1_000_000),
    path: z.array(commitment).max(32).readonly(),
    root: commitment,
    chainId: z.int().min(0),
    registry: text(100),
    transactionHash: text(100),
    blockNumber: z.int().min(0),
    blockHash: text(100),
  }),
  /** The same of the way of many scores that are attested, or no longer are. For staff only. */
  'ledger.attestations.progressed': z.strictObject({
    change: z.enum(['ATTESTED', 'REVOKED']),
    ...chainProgress,
  }),
  /** An administrator asked for a person's salts to be destroyed: another one has to, too. For staff only. */
  'ledger.salt_destruction.requested': z.strictObject({ userId: id('user') }),
  /**
   * The salts of a person's transactions were destroyed, and how many there were: what is on the chain of
   * them can be proven to nobody any more. What the ledger itself notes of whose it is stays. For staff only.
   */
  'ledger.salts.destroyed': z.strictObject({
    userId: id('user'),
    count: z.int().min(0).max(1_000_000_000),
  }),
  /** The same of a loan's way to the LoanRegistry, for each state that it comes into there. */
  'ledger.loan.progressed': z.strictObject({
    loanId: id('loan'),
    state: z.enum(['AGREED', 'ACTIVE', 'PAID_OFF', 'CHARGED_OFF']),
    ...chainProgress,
  }),
  /**
   * The account that pays for what goes to the chain has less than operators want it to have, in wei.
   * For staff only; at most once an hour.
   */
  'ledger.funds.alerted': z.strictObject({
    chainId: z.int().min(0),
    address: text(100),
    balance: wei,
    minimum: wei,
  }),
  /** A person asked for one: the ledger deploys it. For staff only. */
  'ledger.contract.requested': z.strictObject({ contractId: id('contract'), name: text(100) }),
  ...reconciliationOfLedger,
  'ledger.contract.deployed': z.strictObject({ address: text(100), name: text(100) }),
};
