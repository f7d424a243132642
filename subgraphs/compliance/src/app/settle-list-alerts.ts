import { serviceCaller } from '@blockscore/caller';
import { LIST_RULES, listTroubleEnded } from '../domain/alerts/list-alert.ts';
import { resolvedAlert } from '../domain/alerts/resolve-alert.ts';
import { isStale } from '../domain/sanctions/staleness.ts';
import type { Ports, Work } from './ports.ts';
import { saveResolved } from './save-resolved.ts';

/**
 * Resolves open alerts about how a list stands of which the list stands otherwise now, and says why: nobody is
 * to look at trouble that is over. No alert about a person is, and none that officers took into a case.
 */
export async function settleListAlerts(
  work: Work,
  { rules, clock }: Pick<Ports, 'rules' | 'clock'>,
): Promise<void> {
  // Alerts before lists: what raised one of them can be read of its list by then.
  const open = await work.alerts.lockOpenAboutNobody('LISTS', LIST_RULES);
  if (open.length === 0) return;
  const [by, at] = [serviceCaller('compliance'), clock()];
  const lists = new Map((await work.lists.all()).map((list) => [list.id, list]));
  for (const alert of open) {
    const [listId = ''] = alert.dedupeKey.split(' ');
    const list = lists.get(listId);
    const standing = list && { list, isStale: isStale(list, rules.freshness, at) };
    const reason = listTroubleEnded(alert, standing);
    if (reason === undefined) continue;
    const done = { resolution: 'NO_ACTION', reason, by: by.id, at } as const;
    const resolved = resolvedAlert(alert, done);
    if (resolved.ok) await saveResolved(work, by, resolved.value);
  }
}
