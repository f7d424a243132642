import type { EventData } from '@blockscore/events';
import { decideApplication } from './decide-application.ts';
import type { LendingRules, Transact } from './ports.ts';

interface Needs {
  readonly transact: Transact;
  readonly clock: () => Date;
  readonly rules: LendingRules;
}

/**
 * Stores what compliance answered. For an application it decides, if the assessment is there too;
 * for a disbursement the officer who asked finds it fresh when trying again.
 */
export function receiveClearance(ports: Needs) {
  return async (event: EventData['compliance.clearance.decided']): Promise<void> =>
    await ports.transact(async (work) => {
      const asked = await work.clearances.find(event.requestId);
      if (asked === undefined || asked.userId !== event.userId) return;
      const application = await work.applications.lock(asked.applicationId);
      const request = await work.clearances.find(event.requestId);
      if (application === undefined || request === undefined || request.answered) return;
      const now = ports.clock();
      const { kyc, screening, cleared, decidedAt, fraud } = event;
      const clearance = {
        ...{ kyc, screening, cleared, decidedAt: new Date(decidedAt) },
        ...(fraud !== undefined && { fraud }),
      };
      await work.clearances.answer(request.requestId, clearance, now);
      if (request.purpose === 'APPLICATION') {
        await decideApplication(work, ports.rules, application, now);
      }
    });
}
