import { fail, type Outcome, ok } from '@blockscore/result';
import type { Case } from '../../domain/cases/case.ts';
import type { Step } from '../../domain/cases/transitions.ts';
import type { ComplianceErrorCode } from '../../domain/errors.ts';
import { isConcerned } from '../is-concerned.ts';
import type { Work } from '../ports.ts';

/**
 * What takes a closed case up again, unless there is another one about the person that is not closed.
 * Whoever had it and is concerned by now has it no more.
 */
export async function openAgain(
  work: Pick<Work, 'cases' | 'erasures' | 'named'>,
  { subject }: Pick<Case, 'subject'>,
  step: Step,
): Promise<Outcome<Step, ComplianceErrorCode>> {
  if (subject !== null) await work.erasures.awaitOrder(subject);
  const other = subject === null ? undefined : await work.cases.lockOpenAbout(subject);
  if (other === undefined) return ok(await withoutConcerned(work, step));
  const message = `The case ${other.id} about this person is open: go on in that one.`;
  return fail('CASE_OPEN', message, ['input', 'caseId']);
}

async function withoutConcerned(work: Pick<Work, 'named'>, step: Step): Promise<Step> {
  const { assignee, subject } = step.case;
  if (assignee === null || !(await isConcerned(work, { id: assignee }, subject))) return step;
  return {
    case: { ...step.case, assignee: null },
    happened: [...step.happened, { kind: 'ASSIGNED' }],
  };
}
