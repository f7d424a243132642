import type { Connection, Transaction } from '@blockscore/database';
import { eventRecorder } from '@blockscore/events';
import type { Vault } from '@blockscore/vault';
import type { Clock, Work } from '../app/ports.ts';
import { createApiKeyRepository } from './api-key-repository.ts';
import { createChallengeRepository } from './challenge-repository.ts';
import { createDeviceRepository } from './device-repository.ts';
import { createFactorRepository } from './factor-repository.ts';
import { createPartnerRepository } from './partner-repository.ts';
import { createPasskeyRepository } from './passkey-repository.ts';
import { createRoleRepository } from './role-repository.ts';
import { createSessionRepository } from './session-repository.ts';
import { outbox } from './tables.ts';
import { createUserRepository } from './user-repository.ts';
import { createVerificationRepository } from './verification-repository.ts';

/** The repositories and the event recorder, all on one transaction. */
export function workOn(tx: Transaction, vault: Vault, clock: Clock): Work {
  return {
    users: createUserRepository(tx, vault),
    roles: createRoleRepository(tx),
    sessions: createSessionRepository(tx, vault),
    devices: createDeviceRepository(tx),
    verifications: createVerificationRepository(tx),
    factors: createFactorRepository(tx, vault),
    passkeys: createPasskeyRepository(tx),
    challenges: createChallengeRepository(tx),
    partners: createPartnerRepository(tx),
    apiKeys: createApiKeyRepository(tx),
    events: eventRecorder(tx, outbox, () => ({ now: clock() })),
    jobs: { enqueue: async () => undefined },
  };
}

export function createTransact(
  connection: Connection,
  vault: Vault,
  clock: Clock,
): <T>(run: (work: Work, tx: Transaction) => Promise<T>) => Promise<T> {
  return (run) => connection.db.transaction((tx) => run(workOn(tx, vault, clock), tx));
}
