import type { Transaction } from '@blockscore/database';
import type { FairnessPorts, FairnessWork } from '../../app/fairness/ports.ts';
import type { Ports, Work } from '../../app/ports.ts';
import { createTransact, type WorkTools } from '../work.ts';
import { createAgeGroupRepository } from './age-group-repository.ts';

/**
 * What handlers of events may do in one transaction, in two hands: a handler gives each use case only
 * the one that it is for, so that nothing that scores or follows holds groups.
 */
export interface HearingWork {
  readonly scoring: Work;
  readonly fairness: FairnessWork;
}

export function createHearingTransact(
  tools: WorkTools,
): <T>(run: (work: HearingWork, tx: Transaction) => Promise<T>) => Promise<T> {
  const transact = createTransact(tools);
  return (run) =>
    transact((scoring, tx) => {
      const ageGroups = createAgeGroupRepository(tx, tools.vault);
      return run({ scoring, fairness: { ageGroups, events: scoring.events } }, tx);
    });
}

/** What measuring fairness needs: nothing of scoring but the models' cut-offs. */
export function createFairnessPorts(
  tools: WorkTools,
  { models, clock }: Pick<Ports, 'models' | 'clock'>,
): FairnessPorts {
  const transact = createHearingTransact(tools);
  return {
    transact: (run) => transact(({ fairness }) => run(fairness)),
    clock,
    cutOffOf: (modelId) => models.find(modelId)?.cutOff,
  };
}
