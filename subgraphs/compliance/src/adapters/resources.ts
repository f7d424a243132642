import { createHash, randomBytes } from 'node:crypto';
import { setImmediate as untilLater } from 'node:timers/promises';
import { type Connection, connect } from '@blockscore/database';
import { type JobQueue, openJobs } from '@blockscore/jobs';
import { createLogger, type Logger, type Metrics } from '@blockscore/service';
import {
  createConfiguredKeyProvider,
  createVault,
  openLookupKey,
  type Vault,
} from '@blockscore/vault';
import type { ComplianceJobs } from '../app/jobs.ts';
import type { Clock, Ports } from '../app/ports.ts';
import type { CommandConfig } from '../config.ts';
import { createArchiveUrls } from './archive-urls.ts';
import { buildIndex } from './build-index.ts';
import { createFraudRules } from './fraud-parts.ts';
import { CATALOGUE } from './job-catalogue.ts';
import { createKycDocumentPorts } from './kyc-document-parts.ts';
import { createListRegistry } from './list-registry.ts';
import { freshnessOf, listSourcesOf } from './lists/sources.ts';
import { readRule } from './monitoring-rule-content.ts';
import { registerFile } from './register-file.ts';
import { reportPrinter } from './report-printer.ts';
import { filerOf } from './sar-filer.ts';
import { dataKeys } from './tables.ts';
import { toLatin } from './transliteration.ts';
import { createSnapshot, createTransact } from './work.ts';
import { zipOf } from './zip.ts';

/** What the process holds open. */
export interface Resources {
  readonly connection: Connection;
  readonly vault: Vault;
  readonly jobs: JobQueue<ComplianceJobs>;
  readonly logger: Logger;
  readonly clock: Clock;
}

export async function openResources(config: CommandConfig): Promise<Resources> {
  const keyProvider = createConfiguredKeyProvider(config);
  const connection = connect(config.COMPLIANCE_DATABASE_URL, {
    max: config.DATABASE_POOL,
    name: 'compliance',
  });
  // Nothing was looked up by a hash before there was a key for it, so there is none to be adopted.
  const adopt = {
    ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    PREVIOUS_ENCRYPTION_KEYS: [],
  };
  const lookupKey = await openLookupKey(connection.db, { keyProvider, dataKeys, adopt });
  return {
    connection,
    jobs: await openJobs({ subgraph: 'compliance', connection, catalogue: CATALOGUE }),
    vault: createVault({ keyProvider, dataKeys, lookupKey }),
    logger: createLogger('compliance', config.LOG_LEVEL),
    clock: () => new Date(),
  };
}

/** Addresses of archives, signed with a key that all processes share. */
export function archiveUrlsOf({ vault }: Pick<Resources, 'vault'>, config: CommandConfig) {
  return createArchiveUrls(config.KYC_FILES_URL, (purpose, text) => vault.keyedHash(purpose, text));
}

/** @param registry where figures are kept; left out by commands */
export function createPorts(
  resources: Resources,
  config: CommandConfig,
  registry?: Metrics['registry'],
): Ports {
  const { connection, clock, logger } = resources;
  return {
    ...createKycDocumentPorts(resources, config),
    transact: createTransact(resources),
    snapshot: createSnapshot(resources),
    clock,
    lists: createListRegistry(connection),
    buildIndex,
    pause: () => untilLater(),
    listSources: listSourcesOf(config),
    rules: {
      allowedCountries: config.KYC_ALLOWED_COUNTRIES,
      minimumAge: config.KYC_MINIMUM_AGE,
      clearancePatienceMs: config.CLEARANCE_PATIENCE_SECONDS * 1_000,
      freshness: freshnessOf(config),
      countryListDays: config.COUNTRY_LIST_MAX_AGE_DAYS,
      levelForLoans: config.KYC_LEVEL_FOR_LOANS,
      standardAbove: config.KYC_STANDARD_ABOVE ?? null,
      enhancedAbove: config.KYC_ENHANCED_ABOVE ?? null,
    },
    fraud: createFraudRules(config, logger, registry),
    readRule,
    printReport: reportPrinter(config.LENDER_NAME),
    filer: filerOf(config),
    toLatin,
    sha256: (...parts) => {
      const hash = createHash('sha256');
      for (const part of parts) hash.update(part);
      return hash.digest('hex');
    },
    retentionMonths: config.RETENTION_AML_MONTHS,
    saveRegister: registerFile(config.ERASURE_REGISTER_FILE),
    pack: zipOf,
    archiveUrl: archiveUrlsOf(resources, config).urlOf,
    newSalt: () => randomBytes(16).toString('hex'),
    warn: (message, about) => logger.warn(about, message),
  };
}
