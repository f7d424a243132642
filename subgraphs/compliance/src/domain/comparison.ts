import { type NameDoubt, nameDoubts } from './kyc/plain-name.ts';
import type { SubjectFacts } from './kyc/subject.ts';
import { isFaint } from './matching/faint-match.ts';
import { inOrder, type ScreeningIndex, type ScreeningMatch } from './matching/screen.ts';
import type { KeptEntry } from './sanctions/content.ts';
import { entityOf } from './screening.ts';
import { isByShortName, type ShortName, shortNamesOf } from './short-names.ts';

/**
 * Entries that a person is compared with and found alike, at the most: all of them are decided on, so none is to be
 * cut off. Of the published lists the commonest names of the world are like some hundred.
 */
const MOST_ENTITIES = 1_000;

/** Former names and births that a person is compared under, the latest. */
const MOST_FORMER = 50;
/** Facts of one person that are looked through for them, the latest: each country that they lived in makes others. */
export const MOST_KEPT = 2_000;

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
 * Compares a person with an index: by their whole name, and by parts of it that are a name by themselves, whatever
 * stands between them. What says too little is left out.
 *
 * @param isBirthAttested an identity document that was accepted shows their date of birth
 * @throws where the index holds entries without the hash of their content, or too many are alike to be decided on
 */
export function comparedWith(
  index: Pick<ScreeningIndex, 'screen'>,
  facts: SubjectFacts,
  isBirthAttested = false,
): Comparison {
  const { firstName, lastName, dateOfBirth, country } = facts;
  const most = MOST_ENTITIES + 1;
  const known = { dateOfBirth, isBirthAttested, country };
  const screen = (name: string, accepts: (match: ScreeningMatch) => boolean) =>
    index.screen({ name, kind: 'PERSON', ...known, most, accepts });
  const whole = screen(`${firstName} ${lastName}`, (match) => !isFaint(match, []));
  const best = new Map(whole.map((match) => [entityOf(match), match]));
  for (const short of shortNamesOf(facts)) {
    const matches = screen(
      short.text,
      (match) => isByShortName(match, short) && !isFaint(match, short.leftOut),
    );
    for (const match of matches) {
      const entity = entityOf(match);
      // What the whole name matches says more of the two.
      if (!best.has(entity)) best.set(entity, ofShortName(match, short));
    }
  }
  if (best.size >= most) throw new Error(`More than ${MOST_ENTITIES} entries are alike.`);
  const found = [...best.values()].sort(inOrder);
  return {
    found,
    entities: found.map(entityOf),
    entryHashes: found.map(contentHashOf),
    nameDoubts: nameDoubts(facts),
  };
}

/** The match with what was left out of the person's name for it. */
function ofShortName(match: ScreeningMatch, { text, leftOut }: ShortName): ScreeningMatch {
  const { comparison, evidence } = match;
  const detail = `Compared by «${text}» alone: names that stand with it do not make it another.`;
  return {
    ...match,
    comparison: { ...comparison, onlyInFirst: [...comparison.onlyInFirst, ...leftOut] },
    evidence: [...evidence, { kind: 'SHORT_NAME', effect: 0, detail }],
  };
}

/** Under what a person is compared beside the facts of now. */
export interface Former<T> {
  readonly compared: readonly T[];
  /** There may be more, which nobody compares: an officer has to look. */
  readonly isCut: boolean;
}

/**
 * Of the kept facts, the latest first, those under which the person is to be compared beside those of now: each other
 * name and date of birth once. Whoever is listed under a former name is listed (FFIEC BSA/AML manual, OFAC).
 */
export function formerFacts<T extends { readonly facts: SubjectFacts }>(
  now: SubjectFacts,
  kept: readonly T[],
): Former<T> {
  const known = new Set([identityOf(now)]);
  const others = kept.filter(({ facts }) => {
    const isNew = !known.has(identityOf(facts));
    known.add(identityOf(facts));
    return isNew;
  });
  return {
    compared: others.slice(0, MOST_FORMER),
    isCut: others.length > MOST_FORMER || kept.length >= MOST_KEPT,
  };
}

const identityOf = ({ firstName, lastName, dateOfBirth }: SubjectFacts) =>
  JSON.stringify([firstName, lastName, dateOfBirth]);

/** Names that somebody went by before, each once, in the order given. */
export function formerNames(
  now: SubjectFacts,
  kept: readonly SubjectFacts[],
): readonly Pick<SubjectFacts, 'firstName' | 'lastName'>[] {
  const textOf = ({ firstName, lastName }: SubjectFacts) => JSON.stringify([firstName, lastName]);
  const names = new Map(kept.map((facts) => [textOf(facts), facts]));
  names.delete(textOf(now));
  return [...names.values()].map(({ firstName, lastName }) => ({ firstName, lastName }));
}

/** Other names that somebody may go by within a year before an officer looks at it. */
const MOST_NAMES = 5;
const YEAR_MS = 365 * 86_400_000;

/** Whether somebody takes names more often than people do: by marriage, or to put a mistake right. */
export function isRenamedOften(
  now: SubjectFacts,
  kept: readonly { readonly facts: SubjectFacts; readonly keptAt: Date }[],
  at: Date,
): boolean {
  const lately = kept.filter(({ keptAt }) => at.getTime() - keptAt.getTime() < YEAR_MS);
  const names = formerNames(
    now,
    lately.map(({ facts }) => facts),
  );
  return names.length > MOST_NAMES;
}

function contentHashOf({ entry, versionId }: ScreeningMatch): string {
  const { contentHash } = entry as Partial<KeptEntry>;
  if (contentHash !== undefined) return contentHash;
  throw new Error(`The index of ${versionId} holds entries without the hash of their content.`);
}
