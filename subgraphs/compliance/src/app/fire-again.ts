import type { Alert } from '../domain/alerts/alert.ts';
import { type FoundAgain, firedAgain, isNews, MOST_FIRINGS } from '../domain/alerts/firing.ts';
import type { Case } from '../domain/cases/case.ts';
import { withFiring } from '../domain/cases/transitions.ts';
import { saveStep } from './cases/change-case.ts';
import { isCarriedOut } from './cases/end-case.ts';
import { endCarriedOut, joinCase } from './cases/join-case.ts';
import type { Work } from './ports.ts';

const COMPLIANCE = { kind: 'SERVICE', id: 'compliance' } as const;

/**
 * Keeps that an alert which is not resolved was found again by other facts; beyond {@link MOST_FIRINGS} it is
 * counted, and the facts are not kept. The case that it is in hears of it as of an alert that joins; one that
 * is in none joins the person's, as a new one does. Of somebody whose keys are gone nothing is kept.
 *
 * @param known as it was read and not locked
 */
export async function fireAgain(work: Work, known: Alert, found: FoundAgain): Promise<Alert> {
  if (known.facts === null || !(await isOther(work, known, found))) return known;
  const within = await lockCaseOf(work, known);
  const alert = await work.alerts.lock(known.id);
  if (alert?.status !== known.status || alert.caseId !== known.caseId) {
    throw new Error(
      `The alert ${known.id} changed while it was raised again: to be raised once more.`,
    );
  }
  // Whoever held the lock may have found the same.
  if (!(await isOther(work, alert, found))) return alert;
  const { alert: fired, firing } = firedAgain(alert, found);
  if (firing.number <= 1 + MOST_FIRINGS) await work.alerts.fire(firing);
  await work.alerts.save(fired);
  await tell(work, fired);
  if (fired.status === 'OPEN') return await joinCase(work, fired, found.at);
  const step = within && withFiring(within, fired.id, firing.number);
  if (!step?.ok)
    throw new Error(`The alert ${fired.id} is in the case ${fired.caseId}, which is closed.`);
  const told = await saveStep(work, COMPLIANCE, found.at, step.value);
  if (!(await isCarriedOut(work, told))) return fired;
  await endCarriedOut(work, told, found.at);
  const [left] = await work.alerts.findMany([fired.id]);
  return left ?? fired;
}

async function isOther(work: Work, { id, facts }: Alert, found: FoundAgain): Promise<boolean> {
  if (!isNews(found, [facts])) return false;
  const firings = found.paymentIds.length > 0 ? [] : await work.alerts.firingsOf(id);
  return isNews(
    found,
    firings.map((firing) => firing.facts),
  );
}

/** The case that it is in or is to join, before the alert: whoever changes both locks in this order. */
async function lockCaseOf(work: Work, { caseId, subject }: Alert): Promise<Case | undefined> {
  if (caseId !== null) return await work.cases.lock(caseId);
  return subject === null ? undefined : await work.cases.lockOpenAbout(subject);
}

async function tell(work: Work, alert: Alert): Promise<void> {
  const { id, version, source, rule, severity, firings, subject } = alert;
  await work.events.record({
    type: 'compliance.alert.refired',
    aggregate: { type: 'alert', id, version },
    audience: { scopes: ['compliance:read'] },
    actor: COMPLIANCE,
    data: {
      ...{ alertId: id, source, rule, severity, firing: firings },
      ...(subject !== null && { userId: subject }),
    },
  });
}
