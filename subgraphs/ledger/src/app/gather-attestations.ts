import { MOST_ATTESTED } from '../domain/attestation.ts';
import type { Attestation } from './attestation-ports.ts';
import type { ChainLife, ChainPorts, ChainTransaction } from './chain-ports.ts';
import type { Work } from './ports.ts';
import { waitingTransaction } from './waiting-transaction.ts';

/** Transactions that one round makes of each kind; the next round goes on. */
const MOST_BATCHES = 4;

type GatherPorts = Pick<ChainPorts, 'transact' | 'clock' | 'settings'>;

/**
 * Gathers scores that wait to be attested into transactions of up to a hundred, those together that end
 * together. As with anchors there is an interval between two unless very many wait, and none is made while
 * one before could not be signed. Killed at any moment, it has made all of one or nothing.
 *
 * @returns how many scores
 */
export function gatherAttestations(ports: GatherPorts) {
  return (): Promise<number> =>
    ports.transact(async (work) => {
      if (!(await isTime(ports, work))) return 0;
      let gathered = 0;
      for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
        const taken = await work.attestations.take(ports.clock(), MOST_ATTESTED);
        if (taken.length === 0) break;
        await enqueueBatch(work, ports, 'ATTESTATION', taken);
        gathered += taken.length;
      }
      return gathered;
    });
}

/**
 * The same of those that the chain is to be told are revoked, at once. Of what nobody ever signed the chain
 * has nothing to be told.
 */
export function gatherRevocations(ports: GatherPorts) {
  return (life: ChainLife): Promise<number> =>
    ports.transact(async (work) => {
      let gathered = 0;
      for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
        const taken = await work.attestations.takeRevoked(life.id, ports.clock(), MOST_ATTESTED);
        if (taken.length === 0) break;
        await enqueueBatch(work, ports, 'REVOCATION', taken);
        gathered += taken.length;
      }
      return gathered;
    });
}

/** One transaction for all of them, in the queue for the chain. */
export async function enqueueBatch(
  work: Work,
  { clock, settings }: Pick<ChainPorts, 'clock' | 'settings'>,
  kind: 'ATTESTATION' | 'REVOCATION',
  batch: readonly Pick<Attestation, 'commitment'>[],
): Promise<ChainTransaction> {
  const { requiredConfirmations } = settings;
  const made = { kind, commitment: null, requiredConfirmations, createdAt: clock() };
  const transaction = waitingTransaction(made);
  await work.chain.enqueue([{ transaction, salt: null }]);
  await work.attestations.assign(
    transaction,
    batch.map(({ commitment }) => commitment),
  );
  return transaction;
}

async function isTime({ clock, settings }: GatherPorts, work: Work): Promise<boolean> {
  const now = clock();
  const waiting = await work.attestations.waiting(now, MOST_ATTESTED);
  if (waiting === 0) return false;
  const { newestAt, unsigned } = await work.attestations.before(now);
  if (unsigned) return false;
  if (waiting >= MOST_ATTESTED || newestAt === null) return true;
  return now.getTime() - newestAt.getTime() >= settings.anchorEveryMs;
}
