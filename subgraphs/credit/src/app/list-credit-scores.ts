import { type Caller, hasScope, isSelf } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import type { CreditScore } from '../domain/credit-score.ts';
import type { Ports, ScorePage } from './ports.ts';

/** Whether the caller may see scores and profiles of this person. */
export function mayReadScores(caller: Caller, userId: string): boolean {
  return isSelf(caller, userId) || hasScope(caller, 'scores:read');
}

/** A page of a person's scores, and one more where there is another page; none where not allowed. */
export function listCreditScores(ports: Pick<Ports, 'transact'>) {
  return async (
    caller: Caller,
    userId: string,
    page: ScorePage,
  ): Promise<readonly CreditScore[]> => {
    if (!isId('user', userId) || !mayReadScores(caller, userId)) return [];
    return await ports.transact((work) => work.scores.list(userId, page));
  };
}
