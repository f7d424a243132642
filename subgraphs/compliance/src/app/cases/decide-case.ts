import type { Caller } from '@blockscore/caller';
import type { Outcome } from '@blockscore/result';
import type { Case, CaseDecision } from '../../domain/cases/case.ts';
import { decided, reopened, reviewed } from '../../domain/cases/transitions.ts';
import type { ComplianceErrorCode } from '../../domain/errors.ts';
import type { Ports, Work } from '../ports.ts';
import { voidSince } from '../void-since.ts';
import { changeCaseWithReason } from './change-case.ts';
import { openAgain } from './open-again.ts';

type Decide<Input> = (caller: Caller, input: Input) => Promise<Outcome<Case, ComplianceErrorCode>>;

export interface DecideCaseInput {
  readonly caseId: string;
  readonly decision: CaseDecision;
  readonly reason: string;
}

/** One officer decides whether a report is filed. It waits for another one. */
export function decideCase(ports: Pick<Ports, 'transact' | 'clock'>): Decide<DecideCaseInput> {
  const change = changeCaseWithReason(ports);
  return (caller, input) =>
    change(caller, input, (found, at, reason) =>
      decided(found, { decision: input.decision, reason, by: caller, at }),
    );
}

export interface ReviewCaseInput {
  readonly caseId: string;
  readonly agree: boolean;
  readonly decision?: CaseDecision | null | undefined;
  readonly reason: string;
}

/** Another officer agrees with the decision, or sends the case back. */
export function reviewCase(ports: Pick<Ports, 'transact' | 'clock'>): Decide<ReviewCaseInput> {
  const change = changeCaseWithReason(ports);
  return (caller, input) =>
    change(caller, input, async (found, at, reason, work) => {
      const { agree, decision = null } = input;
      const counts = await isDecisionCounting(work, found);
      return reviewed(found, { agree, decision, reason, by: caller, at, counts });
    });
}

async function isDecisionCounting(work: Work, found: Case): Promise<boolean> {
  const { subject, decidedBy: by, decidedAt: at } = found;
  if (by === null || at === null) return false;
  return (await voidSince(work, { by, at }, subject)) === null;
}

export interface ReopenCaseInput {
  readonly caseId: string;
  readonly reason: string;
}

/** Takes a closed case up again; the decision is to be taken anew. */
export function reopenCase(ports: Pick<Ports, 'transact' | 'clock'>): Decide<ReopenCaseInput> {
  const change = changeCaseWithReason(ports);
  return (caller, input) =>
    change(caller, input, async (found, at, reason, work) => {
      const step = reopened(found, at, reason);
      return step.ok ? await openAgain(work, found, step.value) : step;
    });
}
