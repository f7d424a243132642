import type { Caller } from '@blockscore/caller';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { Alert } from '../domain/alerts/alert.ts';
import { type Resolving, takenBack } from '../domain/alerts/resolve-alert.ts';
import type { Case } from '../domain/cases/case.ts';
import { sarReturned } from '../domain/cases/sar.ts';
import { withTakenBack } from '../domain/cases/transitions.ts';
import type { ComplianceErrorCode } from '../domain/errors.ts';
import { saveStep } from './cases/change-case.ts';
import { joinProposal } from './join-proposal.ts';
import type { Work } from './ports.ts';
import type { OfficerProposal } from './proposal-ports.ts';
import { saveResolved } from './save-resolved.ts';

/** An alert, and the case that it is in. Both are locked. */
export interface AlertWithin {
  readonly alert: Alert;
  readonly within: Case | undefined;
}

type Refused<T> = Outcome<T, ComplianceErrorCode>;

const PATH = ['input', 'alertId'] as const;

/**
 * Two officers say that somebody is none who was confirmed to be a fraud. What was said of the alert before
 * they were confirmed counts for nothing here. From then on lending is told so of whatever it asks about the
 * person, and what others share with them weighs as with anybody; what was decided in between stays.
 */
export async function takeBackConfirmation(
  work: Work,
  by: Caller,
  { alert, within }: AlertWithin,
  done: Resolving,
): Promise<Refused<{ readonly alert: Alert; readonly proposal: OfficerProposal | null }>> {
  const taken = takenBack(alert, done);
  if (!taken.ok) return taken;
  const draft = within === undefined ? undefined : await work.sars.lockUnderWay(within.id);
  if (draft?.status === 'REVIEWED') {
    const message = `The report ${draft.id} is agreed on and may be uploaded: record that, or draw it up anew, first.`;
    return fail('INVALID_STATE', message, PATH);
  }
  const { reason, at } = done;
  const proposed = await joinProposal(work, {
    ...{ act: 'TAKE_BACK_CONFIRMATION', about: alert.id, subject: alert.subject, alert: null },
    ...{ reason, by, at, path: PATH },
  });
  if (!proposed.ok) return proposed;
  if (proposed.value !== null) return ok({ alert, proposal: proposed.value });
  if (draft !== undefined) await work.sars.save(sarReturned(draft));
  if (within !== undefined) {
    const step = withTakenBack(within, { alertId: alert.id, reason, draft: draft?.id ?? null });
    await saveStep(work, by, at, step);
  }
  await work.alerts.supersede(taken.value.superseded);
  await saveResolved(work, by, taken.value.alert);
  return ok({ alert: taken.value.alert, proposal: null });
}
