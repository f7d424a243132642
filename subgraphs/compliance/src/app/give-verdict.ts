import type { Caller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import type { AlertResolution } from '../domain/alerts/alert.ts';
import { confirmedKey, keyOf, type VerdictKind, verdictOn } from '../domain/match-verdict.ts';
import type { Screening } from '../domain/screening.ts';
import {
  CONFIRMED_NOT_MATCHED,
  matchAlertKey,
  SANCTIONS_MATCH,
} from '../domain/screening-alert.ts';
import type { Work } from './ports.ts';
import { resolveRaised } from './resolve-raised.ts';

export interface NewVerdict {
  readonly screening: Screening;
  readonly entity: string;
  readonly verdict: VerdictKind;
  readonly note: string;
  readonly decisionId: `dec_${string}` | null;
  readonly at: Date;
}

const OF_MATCH = { source: 'SCREENING', rule: SANCTIONS_MATCH } as const;
const OF_DELISTED = { source: 'SCREENING', rule: CONFIRMED_NOT_MATCHED } as const;
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
  if (verdict === 'CONFIRMED') await work.erasures.awaitOrder(userId);
  const verdicts = await work.verdicts.of(userId);
  const key = keyOf(screening, entity) ?? confirmedKey(verdicts, entity);
  if (key === undefined) throw new Error(`${screeningId} does not say what ${entity} was.`);
  if (verdictOn(key, verdicts)?.verdict !== verdict) {
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
  const dedupeKey = matchAlertKey(userId, entity);
  await resolveRaised(work, caller, { ...OF_MATCH, dedupeKey }, done);
  await resolveRaised(work, caller, { ...OF_DELISTED, dedupeKey }, done);
}
