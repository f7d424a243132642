import type { Example } from './examples.ts';

const ERRORS = 'userErrors { code message path }';

/** From the application to the first repayment. */
export const WITH_THE_LOAN: readonly Example[] = [
  {
    query: `# 8. Watch what happens from here on. Open this page in a second window, sign in
# there, run this and leave it open. Hand the last cursor to «after» to resume.
subscription WatchLoans($after: String) {
  loanStatusChanged(after: $after) {
    cursor occurredAt from to
    application { id status offer { apr } }
    loan { id status balance { amount currency } }
  }
}`,
    variables: { after: null },
  },
  {
    query: `# 9. Apply. Run «Products» before: PRODUCT_ID stands for its first one, as APPLICATION_ID
# and LOAN_ID below stand for the last ones that this page has seen. The same
# idempotencyKey never makes a second application.
mutation Apply($input: ApplyForLoanInput!) {
  applyForLoan(input: $input) {
    application { id status }
    ${ERRORS}
  }
}`,
    variables: {
      input: {
        productId: 'PRODUCT_ID',
        amount: { amount: '12000.00', currency: 'USD' },
        termMonths: 24,
        purpose: 'A new roof',
        idempotencyKey: 'my-first-application',
      },
    },
  },
  {
    query: `# 10. What became of it: the decision with its reasons, and the offer.
query Application($id: ID!) {
  loanApplication(id: $id) {
    id status
    decision { outcome decidedBy reasons { code text } }
    offer { id annualRate apr expiresAt payment { amount currency } }
  }
}`,
    variables: { id: 'APPLICATION_ID' },
  },
  {
    query: `# 11. Only where it is UNDER_REVIEW: sign in as officer@demo.blockscore.example,
# password «demo officer password», and approve. Then sign in as yourself again.
mutation Approve($input: ApproveApplicationInput!) {
  approveApplication(input: $input) {
    application { id status decision { outcome decidedBy } }
    ${ERRORS}
  }
}`,
    variables: { input: { id: 'APPLICATION_ID', note: 'Income checked against pay slips.' } },
  },
  {
    query: `# 12. Accept the offer, as yourself. It makes the loan.
mutation AcceptOffer($input: AcceptOfferInput!) {
  acceptOffer(input: $input) {
    loan { id status annualRate }
    ${ERRORS}
  }
}`,
    variables: {
      input: {
        id: 'APPLICATION_ID',
        payoutAccount: 'DE89370400440532013000',
        idempotencyKey: 'accept-my-first-offer',
      },
    },
  },
  {
    query: `# 13. Pay it out, as the officer. With another loan, take another idempotencyKey.
mutation Disburse($input: DisburseLoanInput!) {
  disburseLoan(input: $input) {
    loan { id status }
    payment { id status amount { amount currency } }
    ${ERRORS}
  }
}`,
    variables: { input: { id: 'LOAN_ID', idempotencyKey: 'disburse-the-first-loan' } },
  },
  {
    query: `# 14. The loan, its schedule, and its postings with their place on the chain.
query Loan($id: ID!) {
  loan(id: $id) {
    id status disbursedOn balance { amount currency }
    nextInstalment { number dueDate payment { amount } }
    schedule { number dueDate payment { amount } balance { amount } paid }
    transactions(first: 5) {
      edges { node {
        id kind status amount { amount }
        chainStatus confirmations requiredConfirmations chainTransaction { hash blockNumber }
      } }
    }
  }
}`,
    variables: { id: 'LOAN_ID' },
  },
  {
    query: `# 15. Watch the confirmations of the payout on the chain, in the second window.
subscription WatchChain($transactionId: ID) {
  transactionConfirmed(transactionId: $transactionId) {
    cursor status confirmations requiredConfirmations
    transaction { id kind chainTransaction { hash blockNumber } }
  }
}`,
    variables: { transactionId: null },
  },
  {
    query: `# 16. The first repayment. It is PENDING until the payment provider settles it.
mutation Repay($input: RecordRepaymentInput!) {
  recordRepayment(input: $input) {
    payment { id status amount { amount currency } }
    loan { id balance { amount } }
    ${ERRORS}
  }
}`,
    variables: {
      input: {
        loanId: 'LOAN_ID',
        amount: { amount: '553.00', currency: 'USD' },
        method: 'BANK_TRANSFER',
        idempotencyKey: 'my-first-repayment',
      },
    },
  },
  {
    query: `# 17. Everything that was recorded about you, at its place in a chain of hashes.
query AuditTrail($first: Int) {
  auditTrail(first: $first, userId: null) {
    edges { node { occurredAt type actor { kind } details { name value } hash previousHash } }
    pageInfo { hasNextPage endCursor }
  }
}`,
    variables: { first: 20 },
  },
  {
    query: `# 18. The books, as analyst@demo.blockscore.example, password «demo analyst password».
query Books {
  trialBalance {
    asOf balanced totalDebits { amount currency } totalCredits { amount }
    rows { account { code name } debit { amount } credit { amount } }
  }
}`,
    variables: {},
  },
];
