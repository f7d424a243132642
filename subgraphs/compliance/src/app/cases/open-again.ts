import { fail, type Outcome, ok } from '@blockscore/result';
import type { Case } from '../../domain/cases/case.ts';
import type { Step } from '../../domain/cases/transitions.ts';
import type { ComplianceErrorCode } from '../../domain/errors.ts';
import type { Work } from '../ports.ts';

/** What takes a closed case up again, unless there is another one about the person that is not closed. */
export async function openAgain(
  work: Pick<Work, 'cases' | 'erasures'>,
  { subject }: Pick<Case, 'subject'>,
  step: Step,
): Promise<Outcome<Step, ComplianceErrorCode>> {
  if (subject !== null) await work.erasures.awaitOrder(subject);
  const other = subject === null ? undefined : await work.cases.lockOpenAbout(subject);
  if (other === undefined) return ok(step);
  const message = `The case ${other.id} about this person is open: go on in that one.`;
  return fail('CASE_OPEN', message, ['input', 'caseId']);
}
