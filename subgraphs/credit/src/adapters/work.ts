import type { Connection, Transaction } from '@blockscore/database';
import { eventRecorder } from '@blockscore/events';
import type { JobQueue } from '@blockscore/jobs';
import type { Vault } from '@blockscore/vault';
import type { CreditJobs } from '../app/jobs.ts';
import type { Clock, Work } from '../app/ports.ts';
import { createCopyRepository } from './copy-repository.ts';
import { createDriftRepository } from './drift-repository.ts';
import { createLoanMonthRepository } from './loan-month-repository.ts';
import { createModelRepository } from './model-repository.ts';
import { createOutcomeRepository } from './outcome-repository.ts';
import { createPrivacyRepository } from './privacy-repository.ts';
import { createProfileRepository } from './profile-repository.ts';
import { createRefreshRepository } from './refresh-repository.ts';
import { createReviewRepository } from './review-repository.ts';
import { createScoreRepository } from './score-repository.ts';
import { createShadowRepository } from './shadow-repository.ts';
import { outbox } from './tables.ts';

/** What all transactions share. */
export interface WorkTools {
  readonly connection: Connection;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly jobs: JobQueue<CreditJobs>;
}

/** The repositories and the recorders of events and jobs, all on one transaction. */
export function createTransact({
  connection,
  vault,
  clock,
  jobs,
}: WorkTools): <T>(run: (work: Work, tx: Transaction) => Promise<T>) => Promise<T> {
  return (run) =>
    connection.db.transaction((tx) =>
      run(
        {
          models: createModelRepository(tx),
          shadows: createShadowRepository(tx),
          privacy: createPrivacyRepository(tx, vault),
          profiles: createProfileRepository(tx, vault),
          scores: createScoreRepository(tx, vault),
          loanMonths: createLoanMonthRepository(tx),
          reviews: createReviewRepository(tx, vault),
          refreshes: createRefreshRepository(tx),
          copies: createCopyRepository(tx, vault),
          drift: createDriftRepository(tx),
          outcomes: createOutcomeRepository(tx),
          events: eventRecorder(tx, outbox, () => ({ now: clock() })),
          jobs: jobs.recorder(tx),
        },
        tx,
      ),
    );
}
