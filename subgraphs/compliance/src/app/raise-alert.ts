import { newId } from '@blockscore/ids';
import { type Alert, type AlertFact, boundFacts } from '../domain/alerts/alert.ts';
import type { FoundAgain } from '../domain/alerts/firing.ts';
import { joinCase } from './cases/join-case.ts';
import { fireAgain } from './fire-again.ts';
import type { Work } from './ports.ts';

export interface NewAlert
  extends Pick<Alert, 'source' | 'rule' | 'ruleVersion' | 'subject' | 'severity' | 'dedupeKey'>,
    Partial<Pick<FoundAgain, 'paymentIds' | 'incidental'>> {
  readonly facts: readonly AlertFact[];
  readonly at: Date;
}

/**
 * Has officers look at something. While an alert of the same source, rule and key is not resolved,
 * that one is given: by the same facts nothing changes, so that whoever finds the same again may say so
 * again, and by others it fires again. A new one joins the person's case, if there is one that is not closed,
 * or opens one by the policy. Told to officers alone: the person whom it is about learns nothing of it
 * (31 USC 5318(g)(2)).
 */
export async function raiseAlert(
  work: Work,
  { at, paymentIds = [], incidental = [], ...found }: NewAlert,
): Promise<Alert> {
  if (found.subject !== null) await work.erasures.awaitOrder(found.subject);
  const facts = boundFacts(found.facts);
  const { alert, isNew } = await work.alerts.raise({
    ...found,
    id: newId('alert'),
    version: 1,
    status: 'OPEN',
    facts,
    ...{ raisedAt: at, firings: 1, lastFiredAt: at },
    caseId: null,
    resolution: null,
    reason: null,
    resolvedBy: null,
    resolvedAt: null,
  });
  const { id, source, rule, severity, subject } = alert;
  // Whoever is the same person by another account is looked at for as long as payouts to this one are held by it.
  if (source === 'FRAUD' && severity === 'HIGH' && subject !== null)
    await work.jobs.enqueue('judge-same-person', { userId: subject });
  if (!isNew) {
    const { ruleVersion, severity: as } = found;
    return await fireAgain(work, alert, {
      ...{ facts, paymentIds, incidental, ruleVersion, severity: as, at },
    });
  }
  await work.events.record({
    type: 'compliance.alert.raised',
    aggregate: { type: 'alert', id, version: 1 },
    audience: { scopes: ['compliance:read'] },
    actor: { kind: 'SERVICE', id: 'compliance' },
    data: { alertId: id, source, rule, severity, ...(subject !== null && { userId: subject }) },
  });
  return await joinCase(work, alert, at);
}
