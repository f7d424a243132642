import type { Case } from '../domain/cases/case.ts';
import { matchAlertKey, SANCTIONS_MATCH } from '../domain/screening-alert.ts';
import type { UserId, Work } from './ports.ts';

/**
 * The case of which officers decided to file a report with one of these matches in view, or one has decided so and another is to
 * look: what two of them found is not for one to set aside. A decision to file none does not stand on a match, and
 * none stands on one that came after it. Locked until the transaction ends; undefined where there is none.
 */
export async function caseStandingOn(
  work: Work,
  userId: UserId,
  entities: readonly string[],
): Promise<Case | undefined> {
  for (const entity of entities) {
    const key = matchAlertKey(userId, entity);
    const alert = await work.alerts.findUnresolved('SCREENING', SANCTIONS_MATCH, key);
    if (alert === undefined || alert.caseId === null) continue;
    const found = await work.cases.lock(alert.caseId);
    if (found?.decision !== 'FILE_SAR') continue;
    if (found.status === 'CLOSED') continue;
    if (!(await work.cases.newSinceDecided(found.id)).has(alert.id)) return found;
  }
  return undefined;
}

/** What to do about it, for who would dismiss a match of it. */
export function whyItStands({ id, status }: Case): string {
  return status === 'IN_REVIEW'
    ? `An officer decided to report the case ${id} with this match in it: send that back by reviewCase first.`
    : `Two officers decided to report the case ${id} with this match in it: once the report is filed and the case closed, the match leaves it and can be dismissed.`;
}
