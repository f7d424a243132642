import type { Caller } from '@blockscore/caller';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { Case } from '../../domain/cases/case.ts';
import { deadlineOf } from '../../domain/cases/deadlines.ts';
import type { Step } from '../../domain/cases/transitions.ts';
import type { ComplianceErrorCode } from '../../domain/errors.ts';
import { joinProposal } from '../join-proposal.ts';
import type { Ports, Work } from '../ports.ts';
import { changeCaseWithReason } from './change-case.ts';
import { openAgain } from './open-again.ts';

export interface ReviewContinuingActivityInput {
  readonly caseId: string;
  readonly continues: boolean;
  readonly reason: string;
}

/**
 * An officer looked whether activity that was reported goes on. If it does, the case is open again and the
 * next report is due by the day that it was; if not, nothing is due any more, once another officer says the same.
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
      const told = { by: caller, at, reason };
      return input.continues
        ? await openAgain(work, found, stepTo(takenUp(found, at), 'CONTINUES', reason))
        : await endContinuing(work, found, told);
    });
}

interface Told {
  readonly by: Caller;
  readonly at: Date;
  readonly reason: string;
}

/** Not to report any more takes two officers, as not to report does. */
async function endContinuing(
  work: Work,
  found: Case,
  { by, at, reason }: Told,
): Promise<Outcome<Step, ComplianceErrorCode>> {
  const joined = await joinProposal(work, {
    ...{ act: 'END_CONTINUING_REPORTS', about: found.id, subject: found.subject },
    ...{ since: found.closedAt, alert: null, by, at, reason, path: ['input', 'caseId'] },
  });
  if (!joined.ok) return joined;
  return joined.value === null
    ? ok(stepTo({ ...found, continuing: false }, 'ENDED', reason))
    : ok(stepTo(found, 'END_PROPOSED', reason));
}

function stepTo(after: Case, outcome: string, text: string): Step {
  return {
    case: { ...after, deadline: deadlineOf(after) },
    happened: [{ kind: 'CONTINUING_REVIEWED', outcome, text }],
  };
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
