import type { Operation } from '../graph-under-test.ts';

/** What the pages of a lender's front ends ask for, from the page of a borrower to those of staff. */
export const OWN_OPERATIONS: readonly Operation[] = [
  {
    name: 'products and rates',
    query: `query Products {
  loanProducts { id code name description method minAmount { amount currency } maxAmount { amount } minTermMonths maxTermMonths rates { annualRate } }
}`,
  },
  {
    name: 'home of a borrower',
    query: `query Home {
  me {
    id firstName lastName emailVerified
    creditScore { value band calculatedAt reasons { code text points } }
    kycVerification { status level }
    loans(first: 10) { edges { node { id status balance { amount currency } nextInstalment { dueDate amountDue { amount } } } } }
    notices(first: 10, unreadOnly: true) { edges { node { id kind issuedAt dueDate amount { amount currency } } } }
  }
}`,
  },
  {
    name: 'a loan',
    query: `query LoanPage($id: ID!) {
  loan(id: $id) {
    id status method annualRate amount { amount currency } balance { amount } totalOutstanding { amount } disbursedOn
    product { id name }
    delinquency { bucket daysPastDue amountPastDue { amount } }
    schedule { number dueDate payment { amount } principal { amount } interest { amount } balance { amount } paid }
    payments(first: 12) { edges { node { id status direction method amount { amount } effectiveOn transaction { id chainStatus } } } pageInfo { hasNextPage endCursor } }
    transactions(first: 12) { edges { node { id kind amount { amount } effectiveOn chainStatus chainTransaction { hash blockNumber } } } }
  }
}`,
    variables: { id: 'loan_1' },
  },
  {
    name: 'applications to decide',
    query: `query Applications {
  loanApplications(first: 25) {
    edges {
      cursor
      node {
        id status submittedAt termMonths amount { amount currency }
        product { id name }
        borrower { id firstName lastName creditScore { value band } kycVerification { status level } }
        decision { outcome decidedBy policyVersion }
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}`,
  },
  {
    name: 'an application',
    query: `query ApplicationPage($id: ID!) {
  loanApplication(id: $id) {
    id status submittedAt purpose termMonths amount { amount currency }
    product { id name annual: rates { annualRate } }
    borrower {
      id firstName lastName dateOfBirth country email
      creditScore { value band probabilityOfDefault calculatedAt reasons { code text points } model { id version title } }
      financialProfile { monthlyIncome { amount currency } monthlyDebtPayments { amount } openCreditLines }
      kycVerification { status level missing }
      loans(first: 5) { edges { node { id status balance { amount } } } }
    }
    decisions { outcome decidedBy decidedAt policyVersion reasons { code text } }
    offer { id annualRate apr payment { amount } totalOfPayments { amount } expiresAt }
    loan { id status }
  }
}`,
    variables: { id: 'loanapplication_1' },
  },
  {
    name: 'portfolio',
    query: `query PortfolioPage {
  portfolio(asOf: "2026-06-30") {
    asOf loans outstanding { amount currency } pastDue { amount } par30 par90 expectedLoss { amount }
    statuses { status count outstanding { amount } }
    arrears { bucket count outstanding { amount } pastDue { amount } share }
  }
}`,
  },
  {
    name: 'portfolio of a partner',
    query: `query PartnerPage {
  partnerPortfolio { outstanding { amount currency } }
  loans(first: 20) {
    edges { node { id status createdAt amount { amount } balance { amount } delinquency { bucket daysPastDue } product { name } } }
    pageInfo { hasNextPage endCursor }
  }
  partnerNotices(first: 10) { edges { node { id kind issuedAt loan { id status } } } }
}`,
  },
  {
    name: 'alerts',
    query: `query Alerts {
  alerts(first: 25) {
    edges { node { id source rule severity status raisedAt facts { name value } user { id firstName lastName country } case { id status title assignee { id firstName lastName } } } }
    pageInfo { hasNextPage endCursor }
  }
}`,
  },
  {
    name: 'the books',
    query: `query Books {
  ledgerAccounts { id code name type currency normalSide balance { amount currency } }
  transactions(first: 25) {
    edges { node { id kind status effectiveOn amount { amount currency } entries { id accountCode side amount { amount } } loan { id status borrower { id } } chainStatus chainTransaction { hash status blockNumber } } }
    pageInfo { hasNextPage endCursor }
  }
}`,
  },
  {
    name: 'audit trail',
    query: `query Trail {
  auditTrail(first: 50) {
    edges { node { id type occurredAt sequence hash subject { id firstName lastName } evidence { commitment } } }
    pageInfo { hasNextPage endCursor }
  }
}`,
  },
];
