import { type NameDoubt, nameDoubts } from './kyc/plain-name.ts';
import type { SubjectFacts } from './kyc/subject.ts';
import type { ScreeningIndex, ScreeningMatch } from './matching/screen.ts';
import type { KeptEntry } from './sanctions/content.ts';
import { entityOf } from './screening.ts';

/**
 * Entries that a person is compared with and found alike, at the most: all of them are decided on, so none is to be
 * cut off. Of the published lists the commonest names of the world are like some hundred.
 */
const MOST_ENTITIES = 1_000;

/** What comparing a person with an index finds. */
export interface Comparison {
  /** The best first. */
  readonly found: readonly ScreeningMatch[];
  /** Each once, as `list:uid`. */
  readonly entities: readonly string[];
  /** In the order of the entities. */
  readonly entryHashes: readonly string[];
  /** Why nothing follows of what was not found; empty where the name is sure to be compared. */
  readonly nameDoubts: readonly NameDoubt[];
}

/**
 * Compares a person with an index.
 *
 * @throws where the index holds entries without the hash of their content, or too many are alike to be decided on
 */
export function comparedWith(
  index: Pick<ScreeningIndex, 'screen'>,
  facts: SubjectFacts,
): Comparison {
  const { firstName, lastName, dateOfBirth, country } = facts;
  const name = `${firstName} ${lastName}`;
  const most = MOST_ENTITIES + 1;
  const found = index.screen({ name, kind: 'PERSON', dateOfBirth, country, most });
  if (found.length === most) throw new Error(`More than ${MOST_ENTITIES} entries are alike.`);
  const hashes = new Map(found.map((match) => [entityOf(match), contentHashOf(match)]));
  const [entities, entryHashes] = [[...hashes.keys()], [...hashes.values()]];
  return { found, entities, entryHashes, nameDoubts: nameDoubts(facts) };
}

function contentHashOf({ entry, versionId }: ScreeningMatch): string {
  const { contentHash } = entry as Partial<KeptEntry>;
  if (contentHash !== undefined) return contentHash;
  throw new Error(`The index of ${versionId} holds entries without the hash of their content.`);
}
