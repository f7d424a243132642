import type { Alert } from '../../domain/alerts/alert.ts';
import { OPENING_POLICY, openingRule, openingTitle } from '../../domain/cases/opening-policy.ts';
import { withAlerts } from '../../domain/cases/transitions.ts';
import type { Work } from '../ports.ts';
import { inCase, saveStep } from './change-case.ts';
import { makeCase } from './open-case.ts';

const COMPLIANCE = { kind: 'SERVICE', id: 'compliance' } as const;

/**
 * Has a new alert join the case about the same person that is not closed, or open one where the policy
 * says so. Gives the alert as it is then.
 */
export async function joinCase(work: Work, alert: Alert, at: Date): Promise<Alert> {
  if (alert.subject === null) return alert;
  if (await joinOpenCase(work, alert, at)) return await asItIs(work, alert);
  const rule = openingRule(OPENING_POLICY, alert);
  if (rule === undefined) return alert;
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
  const step = withAlerts(open, [alert]);
  if (!step.ok) throw new Error(`The case ${open.id} takes no alert.`);
  await work.alerts.save(inCase(alert, open.id));
  await saveStep(work, COMPLIANCE, at, step.value);
  return true;
}

async function asItIs(work: Work, { id }: Alert): Promise<Alert> {
  const [alert] = await work.alerts.findMany([id]);
  if (alert === undefined) throw new Error(`The alert ${id} that was just raised is not there.`);
  return alert;
}
