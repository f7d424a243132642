import type { Connection, Transaction } from '@blockscore/database';
import { eventRecorder } from '@blockscore/events';
import type { JobQueue } from '@blockscore/jobs';
import type { Vault } from '@blockscore/vault';
import { sql } from 'drizzle-orm';
import type { IdentityJobs } from '../app/jobs.ts';
import type { Clock, Work } from '../app/ports.ts';
import { createApiKeyRepository } from './api-key-repository.ts';
import { createChallengeRepository } from './challenge-repository.ts';
import { createCopyRepository } from './copy-repository.ts';
import { createDeviceRepository } from './device-repository.ts';
import { createErasureRepository } from './erasure-repository.ts';
import { createFactorRepository } from './factor-repository.ts';
import { createNoticeRepository } from './notice-repository.ts';
import { createPartnerRepository } from './partner-repository.ts';
import { createPasskeyRepository } from './passkey-repository.ts';
import { createPasswordRepository } from './password-repository.ts';
import { createRoleRepository } from './role-repository.ts';
import { createSessionRepository } from './session-repository.ts';
import { createSightingRepository } from './sighting-repository.ts';
import { outbox } from './tables.ts';
import { createUnclaimedAccounts } from './unclaimed-accounts.ts';
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
  let savepoints = 0;
  const work: Work = {
    users: createUserRepository(tx, vault),
    roles: createRoleRepository(tx),
    sessions: createSessionRepository(tx, vault),
    copies: createCopyRepository(tx, vault),
    devices: createDeviceRepository(tx),
    sightings: createSightingRepository(tx, vault),
    passwords: createPasswordRepository(tx),
    verifications: createVerificationRepository(tx, vault),
    unclaimed: createUnclaimedAccounts(tx),
    erasures: createErasureRepository(tx, vault),
    factors: createFactorRepository(tx, vault),
    passkeys: createPasskeyRepository(tx),
    challenges: createChallengeRepository(tx),
    partners: createPartnerRepository(tx, vault),
    notices: createNoticeRepository(tx),
    apiKeys: createApiKeyRepository(tx),
    events: eventRecorder(tx, outbox, () => ({ now: clock() })),
    jobs: jobs.recorder(tx),
    provisionally: (keep, run) =>
      withinSavepoint(tx, keep, `provisional_${++savepoints}`, () => run(work)),
  };
  return work;
}

/**
 * By plain statements, as many of them in both cases: a savepoint of Drizzle's is undone by throwing,
 * which takes longer than keeping it. Each has a name of its own, since one may be within another.
 */
async function withinSavepoint<T>(
  tx: Transaction,
  keep: boolean,
  name: string,
  run: () => Promise<T>,
): Promise<T> {
  const savepoint = sql.identifier(name);
  await tx.execute(sql`savepoint ${savepoint}`);
  const value = await run();
  await tx.execute(
    keep ? sql`release savepoint ${savepoint}` : sql`rollback to savepoint ${savepoint}`,
  );
  return value;
}

export function createTransact(
  tools: WorkTools & { readonly connection: Connection },
): <T>(run: (work: Work, tx: Transaction) => Promise<T>) => Promise<T> {
  return (run) => tools.connection.db.transaction((tx) => run(workOn(tx, tools), tx));
}
