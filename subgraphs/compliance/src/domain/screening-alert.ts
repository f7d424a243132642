import type { AlertFact } from './alerts/alert.ts';
import type { MatchRecord, Screening } from './screening.ts';

/** The rule that raises alerts of matches, and its version. */
export const SANCTIONS_MATCH = 'SANCTIONS_MATCH';
export const SANCTIONS_MATCH_VERSION = '1';

/** The rule that raises alerts of confirmed matches that the lists have no more, and its version. */
export const CONFIRMED_NOT_MATCHED = 'CONFIRMED_NOT_MATCHED';
export const CONFIRMED_NOT_MATCHED_VERSION = '1';

/** One alert for each person and entity, however often they are compared. */
export function matchAlertKey(userId: string, entity: string): string {
  return `${userId} ${entity}`;
}

/** Facts that say by which look a match was found: by these alone it is the same. */
export const LOOK_FACTS: readonly string[] = ['screening', 'screened for', 'list version'];

/** Why the person may be the entity, as an officer reads it. */
export function matchFacts(screening: Screening, entity: string): readonly AlertFact[] {
  const match = screening.matches?.find(({ listId, uid }) => `${listId}:${uid}` === entity);
  return [
    { name: 'screening', value: screening.id },
    { name: 'screened for', value: screening.reason },
    { name: 'entity', value: entity },
    ...(match === undefined ? [] : explained(match)),
  ];
}

/** Who stays frozen though the lists give no reason for it any more, as an officer reads it. */
export function notMatchedFacts(screening: Screening, entity: string): readonly AlertFact[] {
  return [
    { name: 'screening', value: screening.id },
    { name: 'entity', value: entity },
    {
      name: 'stays frozen',
      value: 'The list has the entry no more, or not so that it matches: dismissMatch ends it.',
    },
  ];
}

function explained(match: MatchRecord): readonly AlertFact[] {
  const words = match.words.map(({ query, listed, reason }) => `${query} = ${listed} (${reason})`);
  const unmatched = [
    ...match.onlyInQuery.map((word) => `${word} (only the customer)`),
    ...match.onlyInListed.map((word) => `${word} (only the list)`),
  ];
  return [
    { name: 'list version', value: match.versionId },
    { name: 'listed as', value: match.primaryName },
    { name: 'matched name', value: match.matchedName },
    { name: 'programmes', value: match.programmes.join(', ') },
    { name: 'score', value: match.score.toFixed(4) },
    { name: 'score of the names alone', value: match.nameScore.toFixed(4) },
    { name: 'words that match', value: words.join('; ') },
    ...(unmatched.length === 0 ? [] : [{ name: 'words that do not', value: unmatched.join('; ') }]),
    ...match.evidence.map(({ kind, effect, detail }) => ({
      name: kind,
      value: `${detail}, ${effect.toFixed(2)}`,
    })),
  ];
}
