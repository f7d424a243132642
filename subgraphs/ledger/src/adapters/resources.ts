import { randomBytes } from 'node:crypto';
import { type Connection, connect } from '@blockscore/database';
import { createLogger, type Logger } from '@blockscore/service';
import { SALT_BYTES } from '../app/commitment.ts';
import type { Clock, Ports } from '../app/ports.ts';
import type { ChainConfig, CommandConfig } from '../config.ts';
import { createAnchorReader } from './anchor-reader.ts';
import { createAttestationReader } from './attestation-reader.ts';
import { createBookKeeping } from './book-keeping.ts';
import { createBookReader } from './book-reader.ts';
import { createChainReader } from './chain-reader.ts';
import { createLoanReader } from './loan-reader.ts';
import { createProposalReader } from './proposal-reader.ts';
import { createReconciliationReader } from './reconciliation-reader.ts';
import { sha256 } from './sha256.ts';
import { createTransact } from './work.ts';

/** What the process holds open. */
export interface Resources {
  readonly connection: Connection;
  readonly logger: Logger;
  readonly clock: Clock;
}

/** The clock is the system's unless told otherwise. */
export function openResources(config: CommandConfig, clock: Clock = () => new Date()): Resources {
  return {
    connection: connect(config.LEDGER_DATABASE_URL, {
      max: config.DATABASE_POOL,
      name: 'ledger',
    }),
    logger: createLogger('ledger', config.LOG_LEVEL),
    clock,
  };
}

/** `chain` is null while it is switched off. */
export function createPorts(
  { connection, logger, clock }: Resources,
  settings: Pick<Ports, 'currency' | 'journalApprovalAbove' | 'loanRegistry' | 'attesting'>,
  chain: ChainConfig | null,
): Ports {
  return {
    transact: createTransact(connection, clock),
    clock,
    ...settings,
    books: createBookReader(connection.db),
    proposals: createProposalReader(connection.db),
    keeping: createBookKeeping(connection.db),
    commitments: createChainReader(connection.db),
    anchors: createAnchorReader(connection.db),
    loans: createLoanReader(connection.db),
    attestations: createAttestationReader(connection.db),
    reconciliations: createReconciliationReader(connection.db),
    sha256,
    newSalt,
    chain: chain?.settings ?? null,
    warn: (message, details) => logger.warn(details, message),
  };
}

export function newSalt(): Uint8Array {
  return randomBytes(SALT_BYTES);
}
