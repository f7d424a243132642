import type { Caller } from '@blockscore/caller';
import type { ConnectionPage, PageArguments } from '@blockscore/database';
import type { SubgraphContext as BaseContext } from '@blockscore/service';
import type { FoundCustomer } from '../app/customer-ports.ts';
import type { decideKyc } from '../app/decide-kyc.ts';
import type { findAuditEntry } from '../app/find-audit-entry.ts';
import type { AuditQuery } from '../app/list-audit-entries.ts';
import type { UserId } from '../app/ports.ts';
import type { screenName } from '../app/screen-name.ts';
import type { screenUser } from '../app/screen-user.ts';
import type { startKycVerification } from '../app/start-kyc-verification.ts';
import type { verifyAuditChain } from '../app/verify-audit-chain.ts';
import type { AuditLink } from '../domain/audit/chain.ts';
import type { CustomerSearch } from '../domain/kyc/customer-search.ts';
import type { PostalAddress } from '../domain/kyc/postal-address.ts';
import type { KycDecision, KycVerification } from '../domain/kyc/verification.ts';
import type { Screening } from '../domain/screening.ts';
import type { AlertUseCases } from './alerts/use-cases.ts';
import type { CaseUseCases } from './cases/use-cases.ts';
import type { DataExportUseCases } from './data-exports/use-cases.ts';
import type { DocumentUseCases } from './documents/use-cases.ts';
import type { FraudUseCases } from './fraud/use-cases.ts';
import type { ListUseCases } from './lists/use-cases.ts';
import type { Loaders } from './loaders.ts';
import type { MonitoringUseCases } from './monitoring/use-cases.ts';
import type { PrivacyUseCases } from './privacy/use-cases.ts';
import type { ReportUseCases } from './reports/use-cases.ts';
import type { SarUseCases } from './sars/use-cases.ts';
import type { ScreeningUseCases } from './screening/use-cases.ts';

/** What resolvers may call: use cases, and queries that are no more than a list. */
export interface UseCases
  extends DocumentUseCases,
    ListUseCases,
    ReportUseCases,
    MonitoringUseCases,
    FraudUseCases,
    PrivacyUseCases,
    DataExportUseCases,
    AlertUseCases,
    CaseUseCases,
    SarUseCases,
    ScreeningUseCases {
  readonly startKycVerification: ReturnType<typeof startKycVerification>;
  readonly decideKyc: ReturnType<typeof decideKyc>;
  readonly screenUser: ReturnType<typeof screenUser>;
  readonly screenName: ReturnType<typeof screenName>;
  readonly searchCustomers: (
    caller: Caller,
    search: CustomerSearch,
    page: PageArguments,
  ) => Promise<ConnectionPage<FoundCustomer>>;
  readonly verifyAuditChain: ReturnType<typeof verifyAuditChain>;
  readonly findAuditEntry: ReturnType<typeof findAuditEntry>;
  readonly listAuditEntries: (
    caller: BaseContext['caller'],
    query: AuditQuery & PageArguments,
  ) => Promise<ConnectionPage<AuditLink>>;
  readonly findAddress: (userId: UserId) => Promise<PostalAddress | null>;
  readonly listDecisions: (of: KycVerification) => Promise<readonly KycDecision[]>;
  readonly listScreenings: (
    of: KycVerification,
    page: PageArguments,
  ) => Promise<ConnectionPage<Screening>>;
}

export interface SubgraphContext extends BaseContext {
  readonly useCases: UseCases;
  readonly loaders: Loaders;
}
