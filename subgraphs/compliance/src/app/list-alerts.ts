import { LIST_STALE, refusalKey, refusalRule } from '../domain/alerts/list-alert.ts';
import type { ListRefusal, SanctionsList } from '../domain/sanctions/list.ts';
import { isStale } from '../domain/sanctions/staleness.ts';
import type { Ports, Work } from './ports.ts';
import { raiseAlert } from './raise-alert.ts';

const RULE_VERSION = '1';

/**
 * Officers look at a content that is refused. That a list cannot be had at the moment is no alert yet: it
 * is one once the list is too old by it.
 */
export async function alertOfRefusal(
  work: Work,
  list: SanctionsList,
  refusal: ListRefusal,
): Promise<void> {
  const { at, kind, message, sha256, entries } = refusal;
  if (kind === 'UNREACHABLE' || list.demo) return;
  await raiseAlert(work, {
    ...{ source: 'LISTS', rule: refusalRule(kind), ruleVersion: RULE_VERSION, subject: null, at },
    severity: kind === 'MISSING' ? 'HIGH' : 'MEDIUM',
    dedupeKey: refusalKey(list.id, refusal),
    facts: [
      { name: 'list', value: list.id },
      { name: 'reason', value: message },
      { name: 'screened against', value: list.current?.id ?? 'nothing of this list' },
      ...(sha256 === null ? [] : [{ name: 'sha256', value: sha256 }]),
      ...(entries === null ? [] : [{ name: 'entries', value: String(entries) }]),
    ],
  });
}

/** The lists that nobody is to be cleared by. */
export async function staleLists(
  work: Pick<Work, 'lists'>,
  { rules, clock }: Pick<Ports, 'rules' | 'clock'>,
): Promise<readonly SanctionsList[]> {
  const now = clock();
  return (await work.lists.all()).filter((list) => isStale(list, rules.freshness, now));
}

/** Officers look at lists that are too old; while one stays so, it is one alert. */
export async function alertOfStaleLists(
  work: Work,
  ports: Pick<Ports, 'rules' | 'clock'>,
): Promise<void> {
  for (const { id, checkedAt, refusal } of await staleLists(work, ports)) {
    await raiseAlert(work, {
      ...{ source: 'LISTS', rule: LIST_STALE, ruleVersion: RULE_VERSION, subject: null },
      ...{ severity: 'HIGH', dedupeKey: id, at: ports.clock() },
      facts: [
        { name: 'list', value: id },
        { name: 'last confirmed', value: checkedAt?.toISOString() ?? 'never' },
        ...(refusal === null ? [] : [{ name: 'reason', value: refusal.message }]),
      ],
    });
  }
}
