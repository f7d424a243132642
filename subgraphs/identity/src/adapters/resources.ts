import { type Connection, type ConnectOptions, connect } from '@blockscore/database';
import { type JobQueue, openJobs } from '@blockscore/jobs';
import { createLogger, type Logger } from '@blockscore/service';
import {
  createConfiguredKeyProvider,
  createVault,
  openLookupKey,
  type Vault,
} from '@blockscore/vault';
import type { ForgetMail } from '../app/erasure-ports.ts';
import type { FactorPorts } from '../app/factor-ports.ts';
import type { IdentityJobs } from '../app/jobs.ts';
import type { Clock, PasswordHasher, Ports } from '../app/ports.ts';
import { tendSigningKeys } from '../app/tend-signing-keys.ts';
import type { CommandConfig, Config } from '../config.ts';
import type { SessionLimits } from '../domain/session.ts';
import { apiKeyTexts } from './api-keys.ts';
import { createBreachedPasswords } from './breached-passwords.ts';
import { deviceName } from './device-name.ts';
import { CATALOGUE } from './job-catalogue.ts';
import { forgetMailIn } from './mail-folder.ts';
import { createMailer } from './mailer.ts';
import { createPasswordHasher, type PasswordHasherOptions } from './passwords.ts';
import { createRecoveryCodes } from './recovery-codes.ts';
import { createSigningKeyPorts } from './signing-key-repository.ts';
import { createSigningKeys, type SigningKeys } from './signing-keys.ts';
import { dataKeys } from './tables.ts';
import { createThrottle, unthrottled } from './throttle.ts';
import { createTokens } from './tokens.ts';
import { createTotpCodes } from './totp.ts';
import { hashAddress, hashChallenged } from './user-repository.ts';
import { createWebAuthn } from './webauthn.ts';
import { createTransact } from './work.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What the process holds open. */
export interface Resources {
  readonly connection: Connection;
  readonly vault: Vault;
  readonly keys: SigningKeys;
  readonly jobs: JobQueue<IdentityJobs>;
  /** Does to the signing keys what is due. */
  readonly tendKeys: () => Promise<void>;
  readonly forgetMail: ForgetMail;
  readonly logger: Logger;
  readonly clock: Clock;
}

/** What a test puts in the place of what a process has. */
export interface Substitutes {
  readonly clock?: Clock;
  readonly passwords?: PasswordHasher;
}

export async function openResources(
  config: CommandConfig,
  name: string,
  substitutes: Substitutes = {},
  options: Pick<ConnectOptions, 'awaitDisk'> = {},
): Promise<Resources> {
  const clock: Clock = substitutes.clock ?? (() => new Date());
  const keyProvider = createConfiguredKeyProvider(config);
  const url = config.IDENTITY_DATABASE_URL;
  const pool = connect(url, { max: config.DATABASE_POOL, name, ...options });
  // Keys are read in the midst of transactions: from the same pool, transactions that hold all of it
  // would wait for the keys, and the keys for them.
  const keyConnection = connect(url, { max: 1, name: `${name} keys` });
  const connection: Connection = {
    ...pool,
    close: async () => void (await Promise.all([pool.close(), keyConnection.close()])),
  };
  const lookupKey = await openLookupKey(connection.db, { keyProvider, dataKeys, adopt: config });
  const logger = createLogger('identity', config.LOG_LEVEL);
  const { SIGNING_KEY_DAYS } = config;
  const tend = tendSigningKeys(
    createSigningKeyPorts(keyConnection, keyProvider, clock, SIGNING_KEY_DAYS),
  );
  const warn = (details: object, message: string) => logger.warn(details, message);
  return {
    connection,
    clock,
    vault: createVault({ keyProvider, dataKeys, lookupKey }),
    jobs: await openJobs({ subgraph: 'identity', connection, catalogue: CATALOGUE }),
    keys: createSigningKeys({ connection: keyConnection, keyProvider, clock, tend, warn }),
    tendKeys: tend,
    forgetMail: forgetMailIn(config.MAIL_DIRECTORY),
    logger,
  };
}

export function createPorts(
  resources: Resources,
  config: Config,
  substitutes: Substitutes = {},
): Ports {
  const { connection, vault, keys, logger, clock } = resources;
  return {
    transact: createTransact(resources),
    clock,
    passwords: substitutes.passwords ?? createPasswordHasher(hashingOf(config)),
    breaches: createBreachedPasswords({ url: config.BREACHED_PASSWORDS_URL, logger }),
    hashAddress: (email) => hashAddress(vault, email),
    throttle: config.ENABLE_RATE_LIMITING ? createThrottle(connection, vault) : unthrottled,
    tokens: createTokens(keys, vault, clock, {
      issuer: config.TOKEN_ISSUER,
      audience: config.TOKEN_AUDIENCE,
      needSecondFactor: config.MFA_REQUIRED_ROLES,
    }),
    sessionLimits: sessionLimitsOf(config),
    nameDevice: deviceName,
    factors: factorPortsOf(config, vault),
    mailer: createMailer(config, logger),
    apiKeys: apiKeyTexts,
  };
}

function hashingOf(config: Config): PasswordHasherOptions {
  return {
    cost: {
      memory: config.PASSWORD_MEMORY_KIB,
      passes: config.PASSWORD_PASSES,
      parallelism: config.PASSWORD_PARALLELISM,
    },
    atOnce: config.PASSWORD_HASHES_AT_ONCE,
    waiting: config.PASSWORD_HASHES_WAITING,
  };
}

/** What authenticator apps and passkeys are labelled with. */
const PRODUCT = 'BlockScore';

function factorPortsOf(config: Config, vault: Vault): FactorPorts {
  const party = { name: PRODUCT, id: config.PASSKEY_RP_ID, origins: config.PASSKEY_ORIGINS };
  return {
    enabled: config.ENABLE_MFA,
    totp: createTotpCodes(PRODUCT),
    recoveryCodes: createRecoveryCodes(vault),
    webAuthn: createWebAuthn(party, vault),
    hashEmail: (email) => hashChallenged(vault, email),
  };
}

function sessionLimitsOf(config: Config): SessionLimits {
  return {
    customers: {
      idleMs: config.SESSION_IDLE_DAYS * DAY_MS,
      absoluteMs: config.SESSION_ABSOLUTE_DAYS * DAY_MS,
    },
    staff: {
      idleMs: config.STAFF_SESSION_IDLE_HOURS * HOUR_MS,
      absoluteMs: config.STAFF_SESSION_HOURS * HOUR_MS,
    },
  };
}
