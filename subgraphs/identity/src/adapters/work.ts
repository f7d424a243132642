import type { Connection, Transaction } from '@blockscore/database';
import { eventRecorder } from '@blockscore/events';
import type { JobQueue } from '@blockscore/jobs';
import type { Vault } from '@blockscore/vault';
import type { IdentityJobs } from '../app/jobs.ts';
import type { Clock, Work } from '../app/ports.ts';
import { createApiKeyRepository } from './api-key-repository.ts';
import { createChallengeRepository } from './challenge-repository.ts';
import { createDeviceRepository } from './device-repository.ts';
import { createFactorRepository } from './factor-repository.ts';
import { createPartnerRepository } from './partner-repository.ts';
import { createPasskeyRepository } from './passkey-repository.ts';
import { createPasswordRepository } from './password-repository.ts';
import { createRoleRepository } from './role-repository.ts';
import { createSessionRepository } from './session-repository.ts';
import { outbox } from './tables.ts';
import { createUserRepository } from './user-repository.ts';
import { createVerificationRepository } from './verification-repository.ts';

/** What all transactions share. */
export interface WorkTools {
  readonly vault: Vault;
  readonly clock: Clock;
  readonly jobs: JobQueue<IdentityJobs>;
}

/** The repositories and the recorders of events and jobs, all on one transaction. */
export function workOn(tx: Transaction, { vault, clock, jobs }: WorkTools): Work {
  return {
    users: createUserRepository(tx, vault),
    roles: createRoleRepository(tx),
    sessions: createSessionRepository(tx, vault),
    devices: createDeviceRepository(tx),
    passwords: createPasswordRepository(tx),
    verifications: createVerificationRepository(tx, vault),
    factors: createFactorRepository(tx, vault),
    passkeys: createPasskeyRepository(tx),
    challenges: createChallengeRepository(tx),
    partners: createPartnerRepository(tx),
    apiKeys: createApiKeyRepository(tx),
    events: eventRecorder(tx, outbox, () => ({ now: clock() })),
    jobs: jobs.recorder(tx),
    provisionally: (keep, run) =>
      withinSavepoint(tx, keep, (nested) => run(workOn(nested, { vault, clock, jobs }))),
  };
}

class Undone extends Error {}

/** Rolls back to where it began unless it is to be kept; gives what came of it in both cases. */
async function withinSavepoint<T>(
  tx: Transaction,
  keep: boolean,
  run: (nested: Transaction) => Promise<T>,
): Promise<T> {
  const done: T[] = [];
  try {
    await tx.transaction(async (nested) => {
      done.push(await run(nested));
      if (!keep) throw new Undone();
    });
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
  }
  const [value] = done;
  return value as T;
}

export function createTransact(
  tools: WorkTools & { readonly connection: Connection },
): <T>(run: (work: Work, tx: Transaction) => Promise<T>) => Promise<T> {
  return (run) => tools.connection.db.transaction((tx) => run(workOn(tx, tools), tx));
}
