import type { NameQuality, SanctionsEntry } from '../sanctions/entry.ts';
import { compareNames, NAME_THRESHOLD, type NameComparison } from './compare.ts';
import { type Evidence, type KnownFacts, WEAK_ALIAS_EFFECT, weighEvidence } from './evidence.ts';
import { type Name, type NameKind, readName, type ToLatin } from './name.ts';
import { type NameIndex, nameIndexSteps } from './name-index.ts';

/**
 * A listed name is a hit when its final score is at least this: the names' likeness, moved by the
 * evidence. Chosen on labelled pairs, where it is the middle of a plateau; see this subgraph's README.
 */
export const HIT_THRESHOLD = NAME_THRESHOLD;

/** More than this many matches of one screening are cut off, the weakest first. */
export const MOST_MATCHES = 50;

export interface ListToIndex {
  readonly listId: string;
  readonly versionId: string;
  readonly entries: readonly SanctionsEntry[];
}

export interface ScreeningQuery extends KnownFacts {
  readonly name: string;
  /** All kinds when left out. */
  readonly kind?: NameKind;
}

export interface ScreeningMatch {
  readonly listId: string;
  readonly versionId: string;
  readonly entry: SanctionsEntry;
  readonly matchedName: string;
  readonly quality: NameQuality;
  /** 0–1, at least {@link HIT_THRESHOLD}. */
  readonly score: number;
  readonly comparison: NameComparison;
  readonly evidence: readonly Evidence[];
}

/** The lists of one moment, ready to be searched. Immutable. */
export interface ScreeningIndex {
  readonly versionIds: readonly string[];
  /** How many names are held. */
  readonly names: number;
  screen(query: ScreeningQuery): readonly ScreeningMatch[];
}

interface Held {
  readonly listId: string;
  readonly versionId: string;
  readonly entry: SanctionsEntry;
  readonly text: string;
  readonly quality: NameQuality;
  readonly name: Name;
}

const KINDS: readonly NameKind[] = ['PERSON', 'ORGANIZATION', 'VESSEL', 'AIRCRAFT'];

/** Names read between two pauses of {@link indexSteps}. */
const STEP = 250;

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

/** Builds an index in steps of some milliseconds, so that a process can serve in between. */
export function* indexSteps(
  lists: readonly ListToIndex[],
  toLatin: ToLatin,
): Generator<void, ScreeningIndex> {
  const held = new Map<NameKind, Held[]>(KINDS.map((kind) => [kind, []]));
  let count = 0;
  for (const { listId, versionId, entries } of lists) {
    for (const entry of entries) {
      for (const { text, quality } of entry.names) {
        for (const name of readName(text, entry.type, toLatin)) {
          held.get(entry.type)?.push({ listId, versionId, entry, text, quality, name });
        }
        count += 1;
        if (count % STEP === 0) yield;
      }
    }
  }
  const indexes = new Map<NameKind, NameIndex>();
  for (const [kind, names] of held) {
    indexes.set(kind, yield* nameIndexSteps(names.map(({ name }) => name)));
  }
  return {
    versionIds: lists.map(({ versionId }) => versionId),
    names: [...held.values()].reduce((sum, names) => sum + names.length, 0),
    screen(query) {
      const kinds = query.kind === undefined ? KINDS : [query.kind];
      const matches = kinds.flatMap((kind) =>
        screenKind(query, kind, held.get(kind) ?? [], indexes.get(kind), toLatin),
      );
      return matches.sort(inOrder).slice(0, MOST_MATCHES);
    },
  };
}

function screenKind(
  query: ScreeningQuery,
  kind: NameKind,
  held: readonly Held[],
  index: NameIndex | undefined,
  toLatin: ToLatin,
): readonly ScreeningMatch[] {
  const best = new Map<string, ScreeningMatch>();
  for (const name of readName(query.name, kind, toLatin)) {
    for (const position of index?.candidates(name) ?? []) {
      const candidate = held[position];
      const match = candidate && matchOf(query, name, candidate);
      if (!match || match.score < HIT_THRESHOLD) continue;
      const key = `${match.versionId} ${match.entry.uid}`;
      const known = best.get(key);
      if (!known || inOrder(match, known) < 0) best.set(key, match);
    }
  }
  return [...best.values()];
}

/** Compares a query with one listed name and weighs everything that is known. */
function matchOf(query: KnownFacts, name: Name, held: Held): ScreeningMatch {
  const comparison = compareNames(name, held.name);
  const evidence: Evidence[] = [...weighEvidence(query, held.entry)];
  if (held.quality === 'WEAK') {
    evidence.push({ kind: 'WEAK_ALIAS', effect: WEAK_ALIAS_EFFECT, detail: held.text });
  }
  const moved = evidence.reduce((sum, { effect }) => sum + effect, comparison.score);
  return {
    listId: held.listId,
    versionId: held.versionId,
    entry: held.entry,
    matchedName: held.text,
    quality: held.quality,
    score: Math.round(Math.min(1, Math.max(0, moved)) * 10_000) / 10_000,
    comparison,
    evidence,
  };
}

/** The highest score first; ties by list version, then by the list's own number, then by name. */
function inOrder(one: ScreeningMatch, other: ScreeningMatch): number {
  return (
    other.score - one.score ||
    compareText(one.versionId, other.versionId) ||
    one.entry.uid.length - other.entry.uid.length ||
    compareText(one.entry.uid, other.entry.uid) ||
    compareText(one.matchedName, other.matchedName)
  );
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
