import { type Connection, connect } from '@blockscore/database';
import { type JobQueue, openJobs } from '@blockscore/jobs';
import { createLogger, type Logger, type Metrics } from '@blockscore/service';
import { createConfiguredKeyProvider, createVault, type Vault } from '@blockscore/vault';
import type { CreditJobs } from '../app/jobs.ts';
import type { Clock, Ports } from '../app/ports.ts';
import type { CommandConfig } from '../config.ts';
import { CATALOGUE } from './job-catalogue.ts';
import { readScoringModels } from './scoring-models.ts';
import { newSalt, sha256 } from './secrets.ts';
import { createShadowMonitor } from './shadow-monitor.ts';
import { dataKeys } from './tables.ts';
import { createTransact } from './work.ts';

const MODELS = new URL('../../models/', import.meta.url);

/** What the process holds open. */
export interface Resources {
  readonly connection: Connection;
  readonly vault: Vault;
  readonly jobs: JobQueue<CreditJobs>;
  readonly logger: Logger;
  readonly clock: Clock;
  /** The folder with the files of the models. */
  readonly models: URL;
}

/** What a test puts in the place of what a process has. */
export interface Substitutes {
  readonly clock?: Clock;
  readonly models?: URL;
}

export async function openResources(
  config: CommandConfig,
  name: string,
  substitutes: Substitutes = {},
): Promise<Resources> {
  const connection = connect(config.CREDIT_DATABASE_URL, { max: config.DATABASE_POOL, name });
  return {
    connection,
    jobs: await openJobs({ subgraph: 'credit', connection, catalogue: CATALOGUE }),
    vault: createVault({ keyProvider: createConfiguredKeyProvider(config), dataKeys }),
    logger: createLogger('credit', config.LOG_LEVEL),
    clock: substitutes.clock ?? (() => new Date()),
    models: substitutes.models ?? MODELS,
  };
}

/** @param registry of a process that serves its metrics */
export async function createPorts(
  resources: Resources,
  config: CommandConfig,
  registry?: Metrics['registry'],
): Promise<Ports> {
  return {
    transact: createTransact(resources),
    clock: resources.clock,
    models: await readScoringModels(resources.models, config),
    shadowMonitor: createShadowMonitor(resources.logger, registry),
    sha256,
    newSalt,
    currency: config.CURRENCY,
  };
}
