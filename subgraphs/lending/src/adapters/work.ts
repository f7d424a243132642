import { createIdempotency, type Database, type Transaction } from '@blockscore/database';
import { eventRecorder } from '@blockscore/events';
import type { Vault } from '@blockscore/vault';
import type { Clock, Work } from '../app/ports.ts';
import { createApplicationRepository } from './application-repository.ts';
import { createAssessmentRepository } from './assessment-repository.ts';
import { createClearanceRepository } from './clearance-repository.ts';
import {
  createApprovalRepository,
  createDecisionRepository,
  createOfferRepository,
} from './decision-repository.ts';
import { createExposureRepository } from './exposure-repository.ts';
import { createLoanRepository } from './loan-repository.ts';
import { createPaymentRepository } from './payment-repository.ts';
import { createProductRepository } from './product-repository.ts';
import { idempotencyKeys, outbox } from './tables.ts';

/** All repositories, idempotency and the recorder of events, bound to one transaction. */
export function workIn(tx: Transaction, vault: Vault, clock: Clock): Work {
  return {
    products: createProductRepository(tx),
    applications: createApplicationRepository(tx, vault),
    assessments: createAssessmentRepository(tx, vault),
    clearances: createClearanceRepository(tx),
    decisions: createDecisionRepository(tx, vault),
    approvals: createApprovalRepository(tx),
    offers: createOfferRepository(tx),
    exposures: createExposureRepository(tx),
    loans: createLoanRepository(tx, vault),
    payments: createPaymentRepository(tx, vault),
    idempotency: createIdempotency(tx, idempotencyKeys, clock(), (text) =>
      vault.keyedHash('lending.idempotency', text),
    ),
    events: eventRecorder(tx, outbox, () => ({ now: clock() })),
  };
}

/** Opens transactions for use cases; consumers also get the Drizzle one that the inbox is kept by. */
export function createTransact(db: Database, vault: Vault, clock: Clock) {
  return async <T>(run: (work: Work, tx: Transaction) => Promise<T>): Promise<T> =>
    await db.transaction(async (tx) => await run(workIn(tx, vault, clock), tx));
}
