import type { AlertFact } from '../alerts/alert.ts';
import { type Finding, fact, findInWindows } from './finding.ts';
import type { Customer, Movement } from './movement.ts';
import type { GeographyParameters, MonitoringRule } from './rule.ts';

/** Money from or to a country of a list, or of somebody who lives in one. */
export function findHighRiskGeography(
  parameters: GeographyParameters,
  history: readonly Movement[],
  customer: Customer,
): readonly Finding[] {
  const { minimum, days } = parameters;
  const found = history.filter(
    (movement) =>
      movement.amount >= minimum && countriesFound(parameters, [movement], customer).length > 0,
  );
  const tell = (window: readonly Movement[]): readonly AlertFact[] => {
    const countries = countriesFound(parameters, window, customer);
    const [first] = countries[0]?.value.split(', ') ?? [];
    const listed = listingOf(parameters, first ?? null);
    return [
      ...countries,
      ...(listed === undefined ? [] : [fact('list', `${listed.name}, ${listed.asOf}`)]),
    ];
  };
  return findInWindows(found, days, () => true, tell);
}

/** ISO 3166-1 alpha-2: where whoever lives has payments held by one of the rules. */
export function blockedResidences(rules: readonly MonitoringRule[]): readonly string[] {
  const listed = rules.flatMap((rule) =>
    rule.kind === 'HIGH_RISK_GEOGRAPHY' && rule.action === 'BLOCK' && rule.parameters.residence
      ? rule.parameters.lists.flatMap(({ countries }) => countries)
      : [],
  );
  return [...new Set(listed)];
}

/** The listed countries by which the rule finds payments: of the accounts, and where the customer lives. */
export function countriesFound(
  parameters: GeographyParameters,
  movements: readonly Movement[],
  customer: Customer,
): readonly AlertFact[] {
  const isListed = (country: string | null) => listingOf(parameters, country) !== undefined;
  const countries = [...new Set(movements.map(({ country }) => country))].filter(isListed);
  const residences = parameters.residence ? customer.countries.filter(isListed) : [];
  return [
    ...(countries.length > 0 ? [fact('countries', countries.join(', '))] : []),
    ...(residences.length > 0 ? [fact('residence', residences.join(', '))] : []),
  ];
}

function listingOf({ lists }: GeographyParameters, country: string | null) {
  return country === null ? undefined : lists.find(({ countries }) => countries.includes(country));
}
