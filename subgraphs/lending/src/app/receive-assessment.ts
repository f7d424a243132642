import type { EventData } from '@blockscore/events';
import { openSealed } from '@blockscore/vault';
import { readDisclosure } from '../domain/disclosure.ts';
import { decideApplication } from './decide-application.ts';
import type { AssessmentState, LendingRules, Transact } from './ports.ts';

interface Needs {
  readonly transact: Transact;
  readonly clock: () => Date;
  readonly rules: LendingRules;
}

/**
 * Stores what credit disclosed for an application, destroys the key it was sealed to, and decides
 * if the clearance is there too. A second answer to a request changes nothing.
 */
export function receiveAssessment(ports: Needs) {
  return async (event: EventData['credit.assessment.disclosed']): Promise<void> =>
    await ports.transact(async (work) => {
      const asked = await work.assessments.findOpen(event.requestId);
      if (asked === undefined || asked.userId !== event.userId) return;
      // The lock comes before the answer is written, so that of two answers the later sees both.
      const application = await work.applications.lock(asked.applicationId);
      const request = await work.assessments.findOpen(event.requestId);
      if (application === undefined || request === undefined) return;
      const now = ports.clock();
      await work.assessments.answer(request, await read(event, request), now);
      await decideApplication(work, ports.rules, application, now);
    });
}

async function read(
  event: EventData['credit.assessment.disclosed'],
  request: { readonly requestId: string; readonly privateKey: Parameters<typeof openSealed>[0] },
): Promise<NonNullable<AssessmentState['answer']>> {
  if (event.status === 'NO_PROFILE') return { status: 'NO_PROFILE' };
  if (event.sealed === undefined) throw new Error('A disclosure without its sealed part.');
  const opened = await openSealed(request.privateKey, event.sealed, {
    requestId: request.requestId,
  });
  if (!opened.ok) throw new Error(opened.error.message);
  const assessment = readDisclosure(opened.value);
  if (!assessment.ok)
    throw new Error(`Credit disclosed what lending cannot read: ${assessment.error}`);
  return { status: 'DISCLOSED', assessment: assessment.value };
}
