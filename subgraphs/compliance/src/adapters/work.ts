import type { Connection, Transaction } from '@blockscore/database';
import { eventRecorder } from '@blockscore/events';
import type { JobQueue } from '@blockscore/jobs';
import { rememberKeys, type Vault } from '@blockscore/vault';
import type { ComplianceJobs } from '../app/jobs.ts';
import type { Clock, Work } from '../app/ports.ts';
import { createAlertRepository } from './alert-repository.ts';
import { createAuditAnchorRepository } from './audit-anchor-repository.ts';
import { createAuditRepository } from './audit-repository.ts';
import { createCaseRepository } from './case-repository.ts';
import { createClearanceRepository } from './clearance-repository.ts';
import { createCustomerIndex } from './customer-index.ts';
import { createDataExportRepository } from './data-export-repository.ts';
import { createErasureRepository } from './erasure-repository.ts';
import { createFraudRepositories } from './fraud-parts.ts';
import { createKycDocumentRepository } from './kyc-document-repository.ts';
import { createKycRepository } from './kyc-repository.ts';
import { createListRepository } from './list-repository.ts';
import { createMonitoringRepositories } from './monitoring-repository.ts';
import { createNamedRepository } from './named-repository.ts';
import { createOfficerRepository } from './officer-repository.ts';
import { createOwnCopyRepository } from './own-copy-repository.ts';
import {
  createConsentRepository,
  createRegisterRepository,
  createRestrictionRepository,
} from './privacy-repositories.ts';
import { createProposalRepository } from './proposal-repository.ts';
import { createReportRepository } from './report-repository.ts';
import { createRescreeningRepository } from './rescreening-repository.ts';
import { createSamePersonIndex } from './same-person-index.ts';
import { createSarRepository } from './sar-repository.ts';
import { createScreeningRepository } from './screening-repository.ts';
import { createSealRepository } from './seal-repository.ts';
import { createSubjectFactsRepository } from './subject-facts-repository.ts';
import { createDisclosureRepository, createSubjectRepository } from './subject-repository.ts';
import { outbox } from './tables.ts';
import { createVerdictRepository } from './verdict-repository.ts';

/** What all transactions share. */
export interface WorkTools {
  readonly connection: Connection;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly jobs: JobQueue<ComplianceJobs>;
}

/** The repositories and the recorders of events and jobs, all on one transaction. */
export function workOn(tx: Transaction, tools: WorkTools): Work {
  const { clock, jobs } = tools;
  const vault = rememberKeys(tools.vault);
  return {
    subjects: createSubjectRepository(tx, vault),
    disclosures: createDisclosureRepository(tx, vault),
    customers: createCustomerIndex(tx, vault),
    kyc: createKycRepository(tx, vault),
    samePeople: createSamePersonIndex(tx, vault),
    screenings: createScreeningRepository(tx, vault),
    subjectFacts: createSubjectFactsRepository(tx, vault),
    verdicts: createVerdictRepository(tx, vault),
    rescreenings: createRescreeningRepository(tx, vault),
    documents: createKycDocumentRepository(tx, vault),
    clearances: createClearanceRepository(tx),
    lists: createListRepository(tx),
    audit: createAuditRepository(tx),
    auditAnchors: createAuditAnchorRepository(tx),
    reports: createReportRepository(tx),
    seals: createSealRepository(tx),
    alerts: createAlertRepository(tx, vault),
    cases: createCaseRepository(tx, vault),
    sars: createSarRepository(tx, vault),
    officers: createOfficerRepository(tx),
    dataExports: createDataExportRepository(tx, vault),
    ownCopies: createOwnCopyRepository(tx, vault),
    erasures: createErasureRepository(tx, vault),
    register: createRegisterRepository(tx),
    restrictions: createRestrictionRepository(tx),
    consents: createConsentRepository(tx),
    proposals: createProposalRepository(tx, vault),
    monitoring: createMonitoringRepositories(tx, vault),
    fraud: createFraudRepositories(tx, vault),
    named: createNamedRepository(tx),
    events: eventRecorder(tx, outbox, () => ({ now: clock() })),
    jobs: jobs.recorder(tx),
  };
}

type TransactWithTransaction = <T>(run: (work: Work, tx: Transaction) => Promise<T>) => Promise<T>;

export function createTransact(tools: WorkTools): TransactWithTransaction {
  return (run) => tools.connection.db.transaction((tx) => run(workOn(tx, tools), tx));
}

/** All that is read in it is of one moment, however much is written meanwhile. */
export function createSnapshot(tools: WorkTools): TransactWithTransaction {
  return (run) =>
    tools.connection.db.transaction((tx) => run(workOn(tx, tools), tx), {
      isolationLevel: 'repeatable read',
      accessMode: 'read only',
    });
}
