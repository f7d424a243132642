import type { Connection, Transaction } from '@blockscore/database';
import { eventRecorder } from '@blockscore/events';
import type { Vault } from '@blockscore/vault';
import type { Clock, Work } from '../app/ports.ts';
import { createProfileRepository } from './profile-repository.ts';
import { createScoreRepository } from './score-repository.ts';
import { outbox } from './tables.ts';

/** The repositories and the event recorder, all on one transaction. */
export function createTransact(
  connection: Connection,
  vault: Vault,
  clock: Clock,
): <T>(run: (work: Work, tx: Transaction) => Promise<T>) => Promise<T> {
  return (run) =>
    connection.db.transaction((tx) =>
      run(
        {
          profiles: createProfileRepository(tx, vault),
          scores: createScoreRepository(tx, vault),
          events: eventRecorder(tx, outbox, () => ({ now: clock() })),
        },
        tx,
      ),
    );
}
