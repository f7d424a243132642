import type { Caller } from '@blockscore/caller';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { Case } from '../../domain/cases/case.ts';
import { deadlineOf } from '../../domain/cases/deadlines.ts';
import type { Step } from '../../domain/cases/transitions.ts';
import type { ComplianceErrorCode } from '../../domain/errors.ts';
import type { Ports } from '../ports.ts';
import { changeCaseWithReason } from './change-case.ts';
import { openAgain } from './open-again.ts';

export interface ReviewContinuingActivityInput {
  readonly caseId: string;
  readonly continues: boolean;
  readonly reason: string;
}

/**
 * An officer looked whether activity that was reported goes on. If it does, the case is open again and the
 * next report is due by the day that it was; if not, nothing is due any more.
 */
export function reviewContinuingActivity(ports: Pick<Ports, 'transact' | 'clock'>) {
  const change = changeCaseWithReason(ports);
  return (
    caller: Caller,
    input: ReviewContinuingActivityInput,
  ): Promise<Outcome<Case, ComplianceErrorCode>> =>
    change(caller, input, async (found, at, reason, work) => {
      if (found.status !== 'CLOSED' || !found.continuing) {
        return fail('INVALID_STATE', 'It is the closed case of a filed report that is looked at.', [
          'input',
          'caseId',
        ]);
      }
      const { continues } = input;
      const outcome = continues ? 'CONTINUES' : 'ENDED';
      const after = continues ? takenUp(found, at) : { ...found, continuing: false };
      const step: Step = {
        case: { ...after, deadline: deadlineOf(after) },
        happened: [{ kind: 'CONTINUING_REVIEWED', outcome, text: reason }],
      };
      return continues ? await openAgain(work, found, step) : ok(step);
    });
}

/** Open again, with the day by which the next report is due. */
function takenUp(found: Case, at: Date): Case {
  return {
    ...found,
    status: 'OPEN',
    closedAt: null,
    detectedAt: at,
    decision: null,
    decidedBy: null,
    decidedAt: null,
    reviewedBy: null,
    reviewedAt: null,
  };
}
