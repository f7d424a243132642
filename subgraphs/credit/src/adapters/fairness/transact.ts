import type { Transaction } from '@blockscore/database';
import type { FairnessPorts, FairnessWork } from '../../app/fairness/ports.ts';
import type { Ports, Work } from '../../app/ports.ts';
import { createTransact, type WorkTools } from '../work.ts';
import { createAgeGroupRepository } from './age-group-repository.ts';

/** What a handler of events may do: what others may, and in the same transaction ask and hear of groups. */
export type HearingWork = Work & FairnessWork;

export function createHearingTransact(
  tools: WorkTools,
): <T>(run: (work: HearingWork, tx: Transaction) => Promise<T>) => Promise<T> {
  const transact = createTransact(tools);
  return (run) =>
    transact((work, tx) =>
      run({ ...work, ageGroups: createAgeGroupRepository(tx, tools.vault) }, tx),
    );
}

/** What measuring fairness needs: nothing of scoring but the models' cut-offs. */
export function createFairnessPorts(
  tools: WorkTools,
  { models, clock }: Pick<Ports, 'models' | 'clock'>,
): FairnessPorts {
  return {
    transact: createHearingTransact(tools),
    clock,
    cutOffOf: (modelId) => models.find(modelId)?.cutOff,
  };
}
