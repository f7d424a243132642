import type { Case } from '../domain/cases/case.ts';
import { matchAlertKey, SANCTIONS_MATCH } from '../domain/screening-alert.ts';
import type { UserId, Work } from './ports.ts';

/**
 * The case that holds one of these matches and that officers have decided, or one has and another is to
 * look: what two of them found is not for one to set aside. Locked until the transaction ends; undefined
 * where there is none.
 */
export async function decidedCaseOf(
  work: Work,
  userId: UserId,
  entities: readonly string[],
): Promise<Case | undefined> {
  for (const entity of entities) {
    const key = matchAlertKey(userId, entity);
    const alert = await work.alerts.findUnresolved('SCREENING', SANCTIONS_MATCH, key);
    if (alert === undefined || alert.caseId === null) continue;
    const found = await work.cases.lock(alert.caseId);
    if (found?.status === 'IN_REVIEW' || found?.status === 'DECIDED') return found;
  }
  return undefined;
}

/** What to do about it, for who would dismiss a match of it. */
export function reopenFirst({ id, status }: Case): string {
  return `The match is part of the case ${id}, which is ${status}: have it reopened first.`;
}
