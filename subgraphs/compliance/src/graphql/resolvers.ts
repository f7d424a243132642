import { alertMutations, alertQueries, alertResolvers, alertsOfUser } from './alerts/resolvers.ts';
import { auditEntryResolvers, auditQueries, evidenceResolvers } from './audit/resolvers.ts';
import {
  decisionResolvers,
  kycMutations,
  kycQueries,
  kycResolvers,
  userResolvers,
} from './kyc/resolvers.ts';
import {
  erasurePartResolvers,
  erasureResolvers,
  privacyMutations,
  privacyOfUserResolvers,
  privacyQueries,
} from './privacy/resolvers.ts';
import {
  listResolvers,
  matchResolvers,
  nameScreeningResolvers,
  sanctionsMutations,
  sanctionsQueries,
  screeningResolvers,
} from './sanctions/resolvers.ts';
import type { Resolvers } from './types.generated.ts';

/** All resolvers of the subgraph; the shared scalars are added where it is served. */
export const resolvers: Omit<
  Resolvers,
  'CurrencyCode' | 'DateTime' | 'Decimal' | 'LocalDate' | 'Money' | 'UserError'
> = {
  Query: { ...kycQueries, ...sanctionsQueries, ...auditQueries, ...privacyQueries, ...alertQueries },
  Mutation: { ...kycMutations, ...sanctionsMutations, ...privacyMutations, ...alertMutations },
  User: { ...userResolvers, ...alertsOfUser, ...privacyOfUserResolvers },
  Alert: alertResolvers,
  Erasure: erasureResolvers,
  ErasurePart: erasurePartResolvers,
  KycVerification: kycResolvers,
  KycDecision: decisionResolvers,
  Screening: screeningResolvers,
  SanctionsMatch: matchResolvers,
  SanctionsList: listResolvers,
  NameScreening: nameScreeningResolvers,
  AuditEntry: auditEntryResolvers,
  AuditEvidence: evidenceResolvers,
};
