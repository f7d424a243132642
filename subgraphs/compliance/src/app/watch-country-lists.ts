import { serviceCaller } from '@blockscore/caller';
import { resolvedAlert } from '../domain/alerts/resolve-alert.ts';
import { LIST_OF_COUNTRIES_OLD, oldCountryLists } from '../domain/monitoring/country-lists.ts';
import { dayOf } from '../domain/privacy/month.ts';
import type { Ports, Work } from './ports.ts';
import { raiseAlert } from './raise-alert.ts';
import { saveResolved } from './save-resolved.ts';

const SOURCE = 'LISTS';
const RULE_VERSION = '1';

/**
 * Has officers look at rules whose lists of countries are older than they may be, one alert for each list for
 * as long as it is so; what they were told of a list that is another one by now is resolved.
 *
 * @returns how many lists are too old
 */
export function watchCountryLists(ports: Pick<Ports, 'transact' | 'clock' | 'rules'>) {
  return (): Promise<number> =>
    ports.transact(async (work) => {
      const at = ports.clock();
      const active = (await work.monitoring.rules.active()).map(({ rule }) => rule);
      const old = oldCountryLists(active, ports.rules.countryListDays, dayOf(at));
      await resolveOthers(work, new Set(old.map(({ key }) => key)), at);
      for (const { key, facts } of old) {
        await raiseAlert(work, {
          ...{ source: SOURCE, rule: LIST_OF_COUNTRIES_OLD, ruleVersion: RULE_VERSION },
          ...{ severity: 'MEDIUM', subject: null, dedupeKey: key, facts, at },
        });
      }
      return old.length;
    });
}

async function resolveOthers(work: Work, old: ReadonlySet<string>, at: Date): Promise<void> {
  const by = serviceCaller('compliance');
  for (const alert of await work.alerts.lockOpenAboutNobody(SOURCE, [LIST_OF_COUNTRIES_OLD])) {
    if (old.has(alert.dedupeKey)) continue;
    const reason = 'No rule that watches judges by that list any more, or it may be that old.';
    const resolved = resolvedAlert(alert, { resolution: 'NO_ACTION', reason, by: by.id, at });
    if (resolved.ok) await saveResolved(work, by, resolved.value);
  }
}
