import type { Caller } from '@blockscore/caller';
import { fail, type Outcome } from '@blockscore/result';
import type { Case } from '../../domain/cases/case.ts';
import { withAlerts } from '../../domain/cases/transitions.ts';
import type { ComplianceErrorCode } from '../../domain/errors.ts';
import type { Ports } from '../ports.ts';
import { changeCase, inCase } from './change-case.ts';
import { isCarriedOut } from './end-case.ts';
import { gatherAlerts } from './gather-alerts.ts';

export interface AddAlertsToCaseInput {
  readonly caseId: string;
  readonly alertIds: readonly string[];
}

/** Adds open alerts about the same person to a case. A decision to file no report that did not know them is set aside. */
export function addAlertsToCase(ports: Pick<Ports, 'transact' | 'clock'>) {
  const change = changeCase(ports);
  return (
    caller: Caller,
    { caseId, alertIds }: AddAlertsToCaseInput,
  ): Promise<Outcome<Case, ComplianceErrorCode>> =>
    change(caller, caseId, async (found, _at, work) => {
      const alerts = await gatherAlerts(work, caller, alertIds);
      if (!alerts.ok) return alerts;
      if (alerts.value[0].subject !== found.subject) {
        return fail('INPUT_INVALID', 'These alerts are not about whom the case is about.', [
          'input',
          'alertIds',
        ]);
      }
      if (await isCarriedOut(work, found)) {
        const message =
          'The report of this case is filed: close it, and open another one of these alerts.';
        return fail('INVALID_STATE', message, ['input', 'caseId']);
      }
      const step = withAlerts(found, alerts.value);
      if (!step.ok) return step;
      for (const alert of alerts.value) await work.alerts.save(inCase(alert, found.id));
      return step;
    });
}
