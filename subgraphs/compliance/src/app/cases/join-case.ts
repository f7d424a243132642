import { serviceCaller } from '@blockscore/caller';
import type { Alert } from '../../domain/alerts/alert.ts';
import type { Case } from '../../domain/cases/case.ts';
import { OPENING_POLICY, openingRule, openingTitle } from '../../domain/cases/opening-policy.ts';
import { withAlerts } from '../../domain/cases/transitions.ts';
import type { Work } from '../ports.ts';
import { inCase, saveStep } from './change-case.ts';
import { endCase, isCarriedOut } from './end-case.ts';
import { makeCase } from './open-case.ts';

const COMPLIANCE = { kind: 'SERVICE', id: 'compliance' } as const;

/**
 * Has a new alert join the case about the same person that is not closed, or open one where the policy
 * says so, or officers left it out of any for too long. A case of which all that was decided is reported takes none: it is closed, and the new alert is for
 * officers to decide on, with time of its own. Gives the alert as it is then.
 */
export async function joinCase(work: Work, alert: Alert, at: Date, isLate = false): Promise<Alert> {
  if (alert.subject === null) return alert;
  if (await joinOpenCase(work, alert, at)) return await asItIs(work, alert);
  if (!isLate && openingRule(OPENING_POLICY, alert) === undefined) return alert;
  const by = { title: openingTitle(alert), by: COMPLIANCE, at, policy: OPENING_POLICY.version };
  const made = await makeCase(work, [alert], by);
  // Another alert about the person opened one at the same moment.
  if (made === undefined) await joinOpenCase(work, alert, at);
  return await asItIs(work, alert);
}

async function joinOpenCase(work: Work, alert: Alert, at: Date): Promise<boolean> {
  if (alert.subject === null) return false;
  const open = await work.cases.lockOpenAbout(alert.subject);
  if (open === undefined) return false;
  if (await isCarriedOut(work, open)) {
    await endCarriedOut(work, open, at);
    // What left it may have opened another one.
    return await joinOpenCase(work, alert, at);
  }
  const step = withAlerts(open, [alert]);
  if (!step.ok) throw new Error(`The case ${open.id} takes no alert.`);
  await work.alerts.save(inCase(alert, open.id));
  await saveStep(work, COMPLIANCE, at, step.value);
  return true;
}

/** Ends a case whose report is filed, since something came that is not in it. */
export async function endCarriedOut(work: Work, found: Case, at: Date): Promise<void> {
  const ended = await endCase(work, serviceCaller('compliance'), found, at, joinCase);
  if (!ended.ok) {
    const why = ended.error.map(({ message }) => message).join(' ');
    throw new Error(`The case ${found.id} cannot be closed by itself: ${why}`);
  }
}

async function asItIs(work: Work, { id }: Alert): Promise<Alert> {
  const [alert] = await work.alerts.findMany([id]);
  if (alert === undefined) throw new Error(`The alert ${id} that was just raised is not there.`);
  return alert;
}
