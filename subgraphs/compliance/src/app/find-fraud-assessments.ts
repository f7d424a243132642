import { type Caller, isSelf } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import type { FraudAssessment, FraudPurpose } from './fraud-ports.ts';
import { isConcerned } from './is-concerned.ts';
import type { Ports } from './ports.ts';

/**
 * How an application, or the payout of its loan, was judged at last. One about the caller or somebody who
 * concerns them, and one that names them itself, looks like one that there is not.
 */
export function findFraudAssessment({ transact }: Pick<Ports, 'transact'>) {
  return async (
    caller: Caller,
    applicationId: string,
    purpose: FraudPurpose,
  ): Promise<FraudAssessment | undefined> => {
    if (!isId('app', applicationId)) return undefined;
    return await transact(async (work) => {
      const all = await work.fraud.assessments.ofApplication(applicationId);
      const found = all.find((each) => each.purpose === purpose && !concerns(caller, each));
      if (found === undefined) return undefined;
      return (await isConcerned(work, caller, found.userId)) ? undefined : found;
    });
  };
}

/**
 * Whether an assessment is about the caller, or names them among the others: nobody reads of themselves
 * what others have in common with them.
 */
export function concerns(caller: Caller, { userId, inputs }: FraudAssessment): boolean {
  const others = inputs?.shared ?? [];
  return isSelf(caller, userId) || others.some((each) => isSelf(caller, each.userId));
}
