import type { Caller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import type { AlertResolution } from '../domain/alerts/alert.ts';
import { type Resolving, resolvedAlert } from '../domain/alerts/resolve-alert.ts';
import { noted } from '../domain/cases/transitions.ts';
import { keyOf, type VerdictKind, verdictOn } from '../domain/match-verdict.ts';
import type { Screening } from '../domain/screening.ts';
import { matchAlertKey, SANCTIONS_MATCH } from '../domain/screening-alert.ts';
import { saveStep } from './cases/change-case.ts';
import type { Work } from './ports.ts';
import { saveResolved } from './save-resolved.ts';

export interface NewVerdict {
  readonly screening: Screening;
  readonly entity: string;
  readonly verdict: VerdictKind;
  readonly note: string;
  readonly decisionId: `dec_${string}` | null;
  readonly at: Date;
}

const RESOLUTIONS: Readonly<Record<VerdictKind, AlertResolution>> = {
  DISMISSED: 'FALSE_POSITIVE',
  CONFIRMED: 'CONFIRMED',
};

/**
 * Keeps what an officer says of a match, and resolves the alert that it raised. The same said again
 * changes nothing. Runs under the verification's lock.
 *
 * @throws where what was compared was not kept with the screening
 */
export async function giveVerdict(
  work: Work,
  caller: Caller,
  { screening, entity, verdict, note, decisionId, at }: NewVerdict,
): Promise<void> {
  const { id: screeningId, userId } = screening;
  const key = keyOf(screening, entity);
  if (verdict === 'CONFIRMED') await work.erasures.awaitOrder(userId);
  if (key === undefined) throw new Error(`${screeningId} does not say what ${entity} was.`);
  if (verdictOn(key, await work.verdicts.of(userId))?.verdict !== verdict) {
    const id = newId('verdict');
    const by = { decisionId, decidedBy: caller.id, decidedAt: at };
    await work.verdicts.insert({ id, userId, screeningId, ...key, verdict, note, ...by });
    await work.events.record({
      type: 'compliance.match.decided',
      aggregate: { type: 'match', id, version: 1 },
      audience: { scopes: ['compliance:read'] },
      actor: caller,
      data: { verdictId: id, userId, screeningId, verdict },
    });
  }
  const done = { resolution: RESOLUTIONS[verdict], reason: note, by: caller.id, at };
  await resolveMatchAlert(work, caller, matchAlertKey(userId, entity), done);
}

/** The case first, then the alert: whoever changes a case locks in this order. */
async function resolveMatchAlert(
  work: Work,
  caller: Caller,
  key: string,
  done: Resolving,
): Promise<void> {
  const seen = await work.alerts.findUnresolved('SCREENING', SANCTIONS_MATCH, key);
  if (seen === undefined) return;
  const within = seen.caseId === null ? undefined : await work.cases.lock(seen.caseId);
  const alert = await work.alerts.lock(seen.id);
  if (alert === undefined || alert.caseId !== seen.caseId) return;
  const resolved = resolvedAlert(alert, done);
  if (!resolved.ok) return;
  if (within !== undefined) {
    const step = noted(within, {
      ...{ kind: 'ALERT_RESOLVED', refersTo: alert.id },
      ...{ outcome: done.resolution, text: done.reason },
    });
    if (step.ok) await saveStep(work, caller, done.at, step.value);
  }
  await saveResolved(work, caller, resolved.value);
}
