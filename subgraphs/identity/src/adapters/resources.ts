import { type Connection, connect } from '@blockscore/database';
import { createLogger, type Logger } from '@blockscore/service';
import { createLocalKeyProvider, createVault, type Vault } from '@blockscore/vault';
import type { Clock, Ports } from '../app/ports.ts';
import type { Config } from '../config.ts';
import { createFileMailer } from './file-mailer.ts';
import { createPasswordHasher } from './passwords.ts';
import { loadSigningKeys, type SigningKeys } from './signing-keys.ts';
import { dataKeys } from './tables.ts';
import { createTokens } from './tokens.ts';
import { createTransact } from './work.ts';

/** What the process holds open. */
export interface Resources {
  readonly connection: Connection;
  readonly vault: Vault;
  readonly keys: SigningKeys;
  readonly logger: Logger;
  readonly clock: Clock;
}

export async function openResources(config: Config, name: string): Promise<Resources> {
  const clock: Clock = () => new Date();
  const keyProvider = createLocalKeyProvider({ current: config.ENCRYPTION_KEY });
  const connection = connect(config.IDENTITY_DATABASE_URL, { max: config.DATABASE_POOL, name });
  return {
    connection,
    clock,
    vault: createVault({ keyProvider, dataKeys }),
    keys: await loadSigningKeys(connection, keyProvider, clock()),
    logger: createLogger('identity', config.LOG_LEVEL),
  };
}

export function createPorts(resources: Resources, config: Config): Ports {
  const { connection, vault, keys, logger, clock } = resources;
  return {
    transact: createTransact(connection, vault, clock),
    clock,
    passwords: createPasswordHasher(),
    tokens: createTokens(keys, vault, clock, config.TOKEN_ISSUER, config.TOKEN_AUDIENCE),
    mailer: createFileMailer({
      directory: config.MAIL_DIRECTORY,
      onWritten: (file, text) => logger.info({ notice: true, file, text }, 'mail written'),
    }),
  };
}
