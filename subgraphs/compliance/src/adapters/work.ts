import type { Connection, Transaction } from '@blockscore/database';
import { eventRecorder } from '@blockscore/events';
import type { Vault } from '@blockscore/vault';
import type { Clock, Work } from '../app/ports.ts';
import { createAuditRepository } from './audit-repository.ts';
import { createClearanceRepository } from './clearance-repository.ts';
import { createKycRepository } from './kyc-repository.ts';
import { createListRepository } from './list-repository.ts';
import { createScreeningRepository } from './screening-repository.ts';
import { createSealRepository } from './seal-repository.ts';
import { createDisclosureRepository, createSubjectRepository } from './subject-repository.ts';
import { outbox } from './tables.ts';

/** The repositories and the event recorder, all on one transaction. */
export function workOn(tx: Transaction, vault: Vault, clock: Clock): Work {
  return {
    subjects: createSubjectRepository(tx, vault),
    disclosures: createDisclosureRepository(tx, vault),
    kyc: createKycRepository(tx, vault),
    screenings: createScreeningRepository(tx, vault),
    clearances: createClearanceRepository(tx),
    lists: createListRepository(tx),
    audit: createAuditRepository(tx),
    seals: createSealRepository(tx),
    events: eventRecorder(tx, outbox, () => ({ now: clock() })),
  };
}

type TransactWithTransaction = <T>(run: (work: Work, tx: Transaction) => Promise<T>) => Promise<T>;

export function createTransact(
  connection: Connection,
  vault: Vault,
  clock: Clock,
): TransactWithTransaction {
  return (run) => connection.db.transaction((tx) => run(workOn(tx, vault, clock), tx));
}

/** All that is read in it is of one moment, however much is written meanwhile. */
export function createSnapshot(
  connection: Connection,
  vault: Vault,
  clock: Clock,
): TransactWithTransaction {
  return (run) =>
    connection.db.transaction((tx) => run(workOn(tx, vault, clock), tx), {
      isolationLevel: 'repeatable read',
      accessMode: 'read only',
    });
}
