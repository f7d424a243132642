import type { AlertFact } from '../alerts/alert.ts';
import type { CountryList, MonitoringRule } from './rule.ts';

/** Of a list of countries by which a rule still judges, though whoever keeps it has met again since. */
export const LIST_OF_COUNTRIES_OLD = 'LIST_OF_COUNTRIES_OLD';

const DAY_MS = 86_400_000;

/** A list of a rule that is older than it may be. */
export interface OldCountryList {
  /** By which the same trouble is known when it is met again. */
  readonly key: string;
  readonly facts: readonly AlertFact[];
}

/**
 * The lists of countries of these rules whose day is more than so many days ago.
 *
 * @param rules those that watch now
 * @param today `YYYY-MM-DD`
 */
export function oldCountryLists(
  rules: readonly MonitoringRule[],
  mostDays: number,
  today: string,
): readonly OldCountryList[] {
  const daysSince = ({ asOf }: CountryList) => (Date.parse(today) - Date.parse(asOf)) / DAY_MS;
  return rules.flatMap((rule) =>
    rule.kind !== 'HIGH_RISK_GEOGRAPHY'
      ? []
      : rule.parameters.lists
          .filter((list) => daysSince(list) > mostDays)
          .map((list) => ({
            key: `${rule.code} ${list.asOf} ${list.name}`,
            facts: [
              { name: 'rule', value: `${rule.code} ${rule.version}` },
              { name: 'list', value: list.name },
              { name: 'of', value: list.asOf },
              { name: 'may be so many days old', value: String(mostDays) },
              { name: 'where it can be read', value: list.source },
            ],
          })),
  );
}
