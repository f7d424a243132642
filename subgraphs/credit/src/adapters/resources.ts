import { type Connection, connect } from '@blockscore/database';
import { createLogger, type Logger } from '@blockscore/service';
import { createLocalKeyProvider, createVault, type Vault } from '@blockscore/vault';
import type { Clock, Ports } from '../app/ports.ts';
import { readScoringModels } from './scoring-models.ts';
import { dataKeys } from './tables.ts';
import { createTransact } from './work.ts';

const MODELS = new URL('../../models/', import.meta.url);

/** What the process holds open. */
export interface Resources {
  readonly connection: Connection;
  readonly vault: Vault;
  readonly logger: Logger;
  readonly clock: Clock;
}

export interface ResourceOptions {
  readonly databaseUrl: string;
  /** Connections at the most. */
  readonly databasePool: number;
  /** Master key: 32 bytes in base64. */
  readonly encryptionKey: string;
  readonly logLevel: Parameters<typeof createLogger>[1];
}

export function openResources(options: ResourceOptions): Resources {
  const { databaseUrl, databasePool, encryptionKey, logLevel } = options;
  return {
    connection: connect(databaseUrl, { max: databasePool, name: 'credit' }),
    vault: createVault({
      keyProvider: createLocalKeyProvider({ current: encryptionKey }),
      dataKeys,
    }),
    logger: createLogger('credit', logLevel),
    clock: () => new Date(),
  };
}

export interface ScoringOptions {
  /** Id of the model that decides. */
  readonly scoringModel: string;
  readonly currency: string;
}

export async function createPorts(
  { connection, vault, clock }: Resources,
  { scoringModel, currency }: ScoringOptions,
): Promise<Ports> {
  return {
    transact: createTransact(connection, vault, clock),
    clock,
    models: await readScoringModels(MODELS, scoringModel, currency),
    currency,
  };
}
