import { type Caller, hasScope, isSelf } from '@blockscore/caller';
import { check, open, ownOr, type TypeRules } from '@blockscore/service';
import { maySee, type Owned } from '../app/access.ts';
import { loanNotices, noticeRules, userNotices } from './notices/permissions.ts';
import { partnerRules, userConsents } from './partners/permissions.ts';
import { paymentRules } from './payments/permissions.ts';
import { policyRules } from './policy/permissions.ts';
import { webhookRules } from './webhooks/permissions.ts';

/** Borrower, staff who read loans, and the partner through whom it came. */
const anyParty = check<Owned>((parent, caller) => maySee(caller, parent));
/** Borrower and staff: a partner sees status, amount, schedule and how it is kept, and nothing else. */
const borrowerOrStaff = ownOr<Owned>(({ userId }) => userId, 'loans:read');
/** Staff, but not about themselves: nobody reads the file on their own application. */
const otherStaff = check<Owned>(
  (parent, caller: Caller) => hasScope(caller, 'loans:read') && !isSelf(caller, parent.userId),
);
const user = ownOr<{ readonly id: string }>(({ id }) => id, 'loans:read');

/** Payloads and parts are open: who reached one was let through the guarded field that leads there. */
export const typeRules: TypeRules = {
  LoanApplication: {
    id: anyParty,
    status: anyParty,
    amount: anyParty,
    termMonths: anyParty,
    submittedAt: anyParty,
    loan: anyParty,
    consent: anyParty,
    product: borrowerOrStaff,
    purpose: borrowerOrStaff,
    borrower: borrowerOrStaff,
    decision: borrowerOrStaff,
    offer: borrowerOrStaff,
    adverseActionNotice: borrowerOrStaff,
    decisions: otherStaff,
    firstApproval: otherStaff,
  },
  Loan: {
    id: anyParty,
    status: anyParty,
    amount: anyParty,
    termMonths: anyParty,
    schedule: anyParty,
    createdAt: anyParty,
    application: anyParty,
    product: borrowerOrStaff,
    borrower: borrowerOrStaff,
    performance: borrowerOrStaff,
    annualRate: borrowerOrStaff,
    dayCount: borrowerOrStaff,
    method: borrowerOrStaff,
    disbursedOn: borrowerOrStaff,
    balance: borrowerOrStaff,
    totalOutstanding: borrowerOrStaff,
    nextInstalment: borrowerOrStaff,
    delinquency: borrowerOrStaff,
    payments: borrowerOrStaff,
    entries: borrowerOrStaff,
    standing: borrowerOrStaff,
    payoutAccount: borrowerOrStaff,
    notices: loanNotices,
  },
  ...noticeRules,
  ...paymentRules,
  ...partnerRules,
  ...policyRules,
  ...webhookRules,
  User: {
    id: open,
    loanApplications: user,
    loans: user,
    payoutAccounts: user,
    ...userNotices,
    ...userConsents,
  },
  LedgerTransaction: open,
  LoanProduct: open,
  Interval: open,
  LateFee: open,
  LoanProductVersion: open,
  LoanProductVersionConnection: open,
  LoanProductVersionEdge: open,
  CreateProductPayload: open,
  ChangeProductPayload: open,
  RetireProductPayload: open,
  ReinstateProductPayload: open,
  LoanRate: open,
  LoanQuote: open,
  QuotedAdvance: open,
  CostDocument: open,
  ScheduleRow: open,
  AprResult: open,
  Decision: open,
  DecisionReason: open,
  DecisionInputs: open,
  FirstApproval: open,
  LoanOffer: open,
  LoanApplicationConnection: open,
  LoanApplicationEdge: open,
  Instalment: open,
  LoanMonth: open,
  Delinquency: open,
  LoanPayment: borrowerOrStaff,
  LoanPaymentConnection: open,
  LoanPaymentEdge: open,
  LoanEntry: borrowerOrStaff,
  LoanEntryConnection: open,
  LoanEntryEdge: open,
  LoanStanding: open,
  LoanConnection: open,
  LoanEdge: open,
  Money: open,
  PageInfo: open,
  ApplyForLoanPayload: open,
  WithdrawApplicationPayload: open,
  AcceptOfferPayload: open,
  ApproveApplicationPayload: open,
  RejectApplicationPayload: open,
  DisburseLoanPayload: open,
  RecordRepaymentPayload: open,
  RetryPostingPayload: open,
  LendingError: open,
};
