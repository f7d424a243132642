import { idempotencyTable } from '@blockscore/database';
import { deadLetterTable, inboxTable, outboxTable } from '@blockscore/events';
import { dataKeysTable } from '@blockscore/vault';
import { lending } from './columns.ts';

/** Every table of the schema `lending`; migrations are generated from here. */
export { loanAgreements } from './agreement-tables.ts';
export {
  applications,
  assessments,
  clearances,
  decisions,
  firstApprovals,
  offers,
} from './application-tables.ts';
export { bookTellings, toldBooks } from './book-telling-tables.ts';
export { lending } from './columns.ts';
export {
  consentCodeTries,
  consentRequests,
  knownPartners,
  partnerConsentRevocations,
  partnerConsents,
} from './consent-tables.ts';
export { endOfDayChunks, endOfDays } from './end-of-day-tables.ts';
export { instalments, loanPerformance, loans, payments } from './loan-tables.ts';
export { noticePreferences, notices } from './notice-tables.ts';
export { paymentChecks } from './payment-check-tables.ts';
export { paymentCallbacks, payoutAccounts, simulatedOrders } from './payment-tables.ts';
export { adverseActionNotices, policies, policyActivations } from './policy-tables.ts';
export { restrictedPeople } from './privacy-tables.ts';
export { products, productVersions } from './product-tables.ts';
export { servicingProposals } from './proposal-tables.ts';
export { loanEntries, loanStandings, postings } from './servicing-tables.ts';
export {
  paymentDifferences,
  paymentStatementLines,
  paymentStatements,
} from './statement-tables.ts';
export { suspendedPartners, webhookDeliveries, webhookEndpoints } from './webhook-tables.ts';

export const idempotencyKeys = idempotencyTable(lending);
export const dataKeys = dataKeysTable(lending);
export const outbox = outboxTable(lending);
export const inbox = inboxTable(lending);
export const deadLetters = deadLetterTable(lending);
