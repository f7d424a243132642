import type { NameQuality, SanctionsEntry } from '../sanctions/entry.ts';
import type { SimilarPair } from './align.ts';
import { compareNames, NAME_THRESHOLD, type NameComparison, told } from './compare.ts';
import {
  type Evidence,
  effectOf,
  evidenceOf,
  type KnownFacts,
  sameName,
  statedBy,
} from './evidence.ts';
import { type HeldNames, holdSteps, type ListToIndex } from './held-names.ts';
import { type Name, type NameKind, type NameWord, readName, type ToLatin } from './name.ts';
import { similarPair, type WordPair } from './word-pair.ts';

export type { ListToIndex } from './held-names.ts';

/**
 * A listed name is a hit when its final score is at least this: the names' likeness, moved by the
 * evidence. Chosen on labelled pairs, where it is the middle of a plateau; see this subgraph's README.
 */
export const HIT_THRESHOLD = NAME_THRESHOLD;

/** Where a query does not say how many, more than this many matches are cut off, the weakest first. */
export const MOST_MATCHES = 50;

export interface ScreeningQuery extends KnownFacts {
  readonly name: string;
  /** All kinds when left out. */
  readonly kind?: NameKind;
  /** How many matches are wanted; more are cut off. {@link MOST_MATCHES} when left out. */
  readonly most?: number;
  /** Whether a match counts; of an entry with several names the best one that does. All when left out. */
  readonly accepts?: (match: ScreeningMatch) => boolean;
}

export interface ScreeningMatch {
  readonly listId: string;
  readonly versionId: string;
  readonly entry: SanctionsEntry;
  readonly matchedName: string;
  readonly quality: NameQuality;
  /** 0–1 with four digits, at least {@link HIT_THRESHOLD}. */
  readonly score: number;
  readonly comparison: NameComparison;
  /** All that counts besides the words: they and its effects come to the score. */
  readonly evidence: readonly Evidence[];
}

/** The lists of one moment, ready to be searched. Immutable. */
export interface ScreeningIndex {
  readonly versionIds: readonly string[];
  /** How many names are held. */
  readonly names: number;
  /** Bytes of the search structures, beside the entries and names themselves. */
  readonly bytes: number;
  screen(query: ScreeningQuery): readonly ScreeningMatch[];
  /** Gives the same by comparing with every name: what {@link screen} is measured against. */
  screenEach(query: ScreeningQuery): readonly ScreeningMatch[];
}

const KINDS: readonly NameKind[] = ['PERSON', 'ORGANIZATION', 'VESSEL', 'AIRCRAFT'];

/** Builds an index at one go. */
export function buildScreeningIndex(
  lists: readonly ListToIndex[],
  toLatin: ToLatin,
): ScreeningIndex {
  const steps = indexSteps(lists, toLatin);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/**
 * Builds an index in steps of some milliseconds, so that a process can serve in between. An index over
 * some entries only, such as those that a new version added or changed, costs in proportion to them.
 */
export function* indexSteps(
  lists: readonly ListToIndex[],
  toLatin: ToLatin,
): Generator<void, ScreeningIndex> {
  const held = yield* holdSteps(lists, KINDS, toLatin);
  const screenBy = (search: Search) => (query: ScreeningQuery) => {
    const kinds = query.kind === undefined ? KINDS : [query.kind];
    return kinds
      .flatMap((kind) => screenKind(query, kind, held, search, toLatin))
      .sort(inOrder)
      .slice(0, query.most ?? MOST_MATCHES);
  };
  return {
    versionIds: lists.map(({ versionId }) => versionId),
    names: held.size,
    bytes: held.bytes,
    screen: screenBy(byIndex),
    screenEach: screenBy(byEach),
  };
}

/** A listed name to compare with, and the most that its score can be, evidence and all. */
interface Prospect {
  readonly name: Name;
  readonly position: number;
  readonly similar: SimilarPair;
  readonly evidence: readonly Evidence[];
  readonly most: number;
}

type Search = (query: KnownFacts, name: Name, held: HeldNames) => readonly Prospect[];

/** Everything that evidence can add. */
const MOST_EVIDENCE = 0.08;
/** What rounding and sums in another order may add. */
const SLACK = 0.000_06;

function byIndex(query: KnownFacts, name: Name, held: HeldNames): readonly Prospect[] {
  const kind = held.of(name.kind);
  const prospects: Prospect[] = [];
  const similar = remembering();
  for (const { position, most } of kind.index.candidates(
    name,
    HIT_THRESHOLD - MOST_EVIDENCE - SLACK,
  )) {
    const listed = kind.names[position];
    if (!listed) continue;
    const evidence = evidenceOf(query, listed.entry, listed.quality, listed.name.original);
    const whole = scored(most + SLACK, evidence, query).score;
    if (whole >= HIT_THRESHOLD) prospects.push({ name, position, similar, evidence, most: whole });
  }
  return prospects;
}

/** The words of many names are few: each is compared with a word of the query once. */
function remembering(): SimilarPair {
  const known = new Map<NameWord, Map<NameWord, WordPair | undefined>>();
  return (one, other, person) => {
    const pairs = known.get(one) ?? new Map<NameWord, WordPair | undefined>();
    known.set(one, pairs);
    const before = pairs.get(other);
    if (before !== undefined || pairs.has(other)) return before;
    const pair = similarPair(one, other, person);
    pairs.set(other, pair);
    return pair;
  };
}

function byEach(query: KnownFacts, name: Name, held: HeldNames): readonly Prospect[] {
  return held.of(name.kind).names.map(({ entry, quality, name: { original } }, position) => ({
    name,
    position,
    similar: similarPair,
    evidence: evidenceOf(query, entry, quality, original),
    most: 2,
  }));
}

/** The score of two names with all that counts besides; it never falls as that of the names rises. */
function scored(nameScore: number, evidence: readonly Evidence[], known: KnownFacts) {
  const whole = [...evidence, ...sameName(nameScore, evidence, statedBy(known), HIT_THRESHOLD)];
  return { score: nameScore + effectOf(whole), evidence: whole };
}

/** Compares with the most promising first, until no other can be among the matches that are given. */
function screenKind(
  query: ScreeningQuery,
  kind: NameKind,
  held: HeldNames,
  search: Search,
  toLatin: ToLatin,
): readonly ScreeningMatch[] {
  const prospects = readName(query.name, kind, toLatin)
    .flatMap((name) => search(query, name, held))
    .sort((one, other) => other.most - one.most);
  const most = query.most ?? MOST_MATCHES;
  const best = new Map<SanctionsEntry, ScreeningMatch>();
  let least = 0;
  for (const [tried, prospect] of prospects.entries()) {
    if (best.size >= most && tried % most === 0) least = scoreInPlace(best, most);
    if (best.size >= most && prospect.most < least) break;
    const match = matchOf(prospect, query, kind, held);
    if (!match || match.score < HIT_THRESHOLD || query.accepts?.(match) === false) continue;
    const known = best.get(match.entry);
    if (!known || inOrder(match, known) < 0) best.set(match.entry, match);
  }
  return [...best.values()];
}

/** The score of the last match that is given. */
function scoreInPlace(best: ReadonlyMap<SanctionsEntry, ScreeningMatch>, most: number): number {
  const scores = [...best.values()].map(({ score }) => score).sort((one, other) => other - one);
  return scores[most - 1] ?? 0;
}

function matchOf(
  { name, position, similar, evidence }: Prospect,
  known: KnownFacts,
  kind: NameKind,
  held: HeldNames,
): ScreeningMatch | undefined {
  const listed = held.of(kind).names[position];
  if (!listed) return undefined;
  const comparison = compareNames(name, listed.name, similar);
  const whole = scored(comparison.score, evidence, known);
  return {
    listId: listed.list.listId,
    versionId: listed.list.versionId,
    entry: listed.entry,
    matchedName: listed.text,
    quality: listed.quality,
    // Held against the threshold as it is told, with four digits.
    score: Math.max(0, told(whole.score)),
    comparison,
    evidence: [...comparison.findings, ...whole.evidence],
  };
}

/** The highest score first; ties by the names' likeness, by list, then by the list's own number, then by name. */
export function inOrder(one: ScreeningMatch, other: ScreeningMatch): number {
  return (
    other.score - one.score ||
    other.comparison.score - one.comparison.score ||
    compareText(one.listId, other.listId) ||
    compareText(one.versionId, other.versionId) ||
    one.entry.uid.length - other.entry.uid.length ||
    compareText(one.entry.uid, other.entry.uid) ||
    compareText(one.matchedName, other.matchedName)
  );
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
