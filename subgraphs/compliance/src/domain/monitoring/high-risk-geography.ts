import type { AlertFact } from '../alerts/alert.ts';
import { type Finding, fact, findInWindows } from './finding.ts';
import type { Customer, Movement } from './movement.ts';
import type { GeographyParameters } from './rule.ts';

/** Money from or to a country of a list, or of somebody who lives in one. */
export function findHighRiskGeography(
  { lists, minimum, residence, days }: GeographyParameters,
  history: readonly Movement[],
  customer: Customer,
): readonly Finding[] {
  const listing = (country: string | null) =>
    country === null ? undefined : lists.find(({ countries }) => countries.includes(country));
  const livesThere = residence ? listing(customer.country) : undefined;
  const found = history.filter(
    ({ amount, country }) =>
      amount >= minimum && (livesThere !== undefined || listing(country) !== undefined),
  );
  const tell = (window: readonly Movement[]): readonly AlertFact[] => {
    const countries = [...new Set(window.map(({ country }) => country))].filter(
      (country) => listing(country) !== undefined,
    );
    const listed = [listing(countries[0] ?? null), livesThere].filter((each) => each !== undefined);
    return [
      ...(countries.length > 0 ? [fact('countries', countries.join(', '))] : []),
      ...(livesThere === undefined ? [] : [fact('residence', customer.country ?? '')]),
      ...listed.slice(0, 1).map(({ name, asOf }) => fact('list', `${name}, ${asOf}`)),
    ];
  };
  return findInWindows(found, days, () => true, tell);
}
