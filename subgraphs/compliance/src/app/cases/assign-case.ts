import { type Caller, isSelf } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { fail, type Outcome } from '@blockscore/result';
import type { Case } from '../../domain/cases/case.ts';
import { assigned } from '../../domain/cases/transitions.ts';
import type { ComplianceErrorCode } from '../../domain/errors.ts';
import { isConcerned } from '../is-concerned.ts';
import type { Ports, UserId, Work } from '../ports.ts';
import { changeCase } from './change-case.ts';

export interface AssignCaseInput {
  readonly caseId: string;
  /** Null to take it from whoever has it. */
  readonly assigneeId?: string | null | undefined;
}

/** Says which officer deals with a case. Never one whom it concerns. */
export function assignCase(ports: Pick<Ports, 'transact' | 'clock'>) {
  const change = changeCase(ports);
  return (
    caller: Caller,
    { caseId, assigneeId }: AssignCaseInput,
  ): Promise<Outcome<Case, ComplianceErrorCode>> =>
    change(caller, caseId, async (found, _at, work) => {
      if (assigneeId == null) return assigned(found, null);
      if (!isId('user', assigneeId) || !(await mayDeal(work, caller, assigneeId, found.subject))) {
        return fail('INPUT_INVALID', 'This is not an officer who may deal with the case.', [
          'input',
          'assigneeId',
        ]);
      }
      return assigned(found, assigneeId);
    });
}

async function mayDeal(
  work: Work,
  caller: Caller,
  id: UserId,
  subject: UserId | null,
): Promise<boolean> {
  if (await isConcerned(work, { id }, subject)) return false;
  return isSelf(caller, id) || (await work.officers.isOfficer(id));
}
