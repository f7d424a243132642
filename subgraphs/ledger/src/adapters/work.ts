import { type Connection, createIdempotency, type Transaction } from '@blockscore/database';
import { eventRecorder } from '@blockscore/events';
import type { Clock, Work } from '../app/ports.ts';
import { createAnchorRepository } from './anchor-repository.ts';
import { createAttestationRepository } from './attestation-repository.ts';
import { createAuditCommitmentRepository } from './audit-commitment-repository.ts';
import { createBookRepository } from './book-repository.ts';
import { createChainRepository } from './chain-repository.ts';
import { createCopyRepository } from './copy-repository.ts';
import { createErasureRepository } from './erasure-repository.ts';
import { createLeafRepository } from './leaf-repository.ts';
import { createLoanRepository } from './loan-repository.ts';
import { createProposalRepository } from './proposal-repository.ts';
import { createReconciliationRepository } from './reconciliation-repository.ts';
import { sha256 } from './sha256.ts';
import { idempotencyKeys, outbox } from './tables.ts';

/** The repositories and the event recorder, all on one transaction. */
function workOn(tx: Transaction, clock: Clock): Work {
  return {
    books: createBookRepository(tx),
    chain: createChainRepository(tx),
    anchors: createAnchorRepository(tx),
    attestations: createAttestationRepository(tx),
    proposals: createProposalRepository(tx),
    auditCommitments: createAuditCommitmentRepository(tx),
    loans: createLoanRepository(tx),
    reconciliation: createReconciliationRepository(tx),
    copies: createCopyRepository(tx),
    leaves: createLeafRepository(tx),
    erased: createErasureRepository(tx),
    // Lines of a journal: nothing that a hash could give away.
    idempotency: createIdempotency(tx, idempotencyKeys, clock(), (text) => sha256(text)),
    events: eventRecorder(tx, outbox, () => ({ now: clock() })),
  };
}

export function createTransact(
  connection: Connection,
  clock: Clock,
): <T>(run: (work: Work, tx: Transaction) => Promise<T>) => Promise<T> {
  return (run) => connection.db.transaction((tx) => run(workOn(tx, clock), tx));
}
