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
  Query: { ...kycQueries, ...sanctionsQueries, ...auditQueries, ...alertQueries },
  Mutation: { ...kycMutations, ...sanctionsMutations, ...alertMutations },
  User: { ...userResolvers, ...alertsOfUser },
  Alert: alertResolvers,
  KycVerification: kycResolvers,
  KycDecision: decisionResolvers,
  Screening: screeningResolvers,
  SanctionsMatch: matchResolvers,
  SanctionsList: listResolvers,
  NameScreening: nameScreeningResolvers,
  AuditEntry: auditEntryResolvers,
  AuditEvidence: evidenceResolvers,
};
