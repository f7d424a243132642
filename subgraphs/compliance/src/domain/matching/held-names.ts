import type { NameQuality, SanctionsEntry } from '../sanctions/entry.ts';
import type { LegalFamily } from './legal-forms.ts';
import { type Name, type NameKind, type NameWord, readName, type ToLatin } from './name.ts';
import { type NameIndex, nameIndexSteps } from './name-index.ts';
import { buildWordIndex } from './word-index.ts';

export interface ListToIndex {
  readonly listId: string;
  readonly versionId: string;
  readonly entries: readonly SanctionsEntry[];
}

/** A listed name, and whose it is. */
export interface HeldName {
  readonly list: ListToIndex;
  readonly entry: SanctionsEntry;
  readonly text: string;
  readonly quality: NameQuality;
  readonly name: Name;
}

interface HeldKind {
  readonly names: readonly HeldName[];
  readonly index: NameIndex;
}

/** The names of all lists by kind, each with its index, over one vocabulary. */
export interface HeldNames {
  of(kind: NameKind): HeldKind;
  readonly size: number;
  readonly bytes: number;
}

/** Names read between two pauses. */
const STEP = 100;

/** Reads and enters all names, in steps. */
export function* holdSteps(
  lists: readonly ListToIndex[],
  kinds: readonly NameKind[],
  toLatin: ToLatin,
): Generator<void, HeldNames> {
  const vocabulary = buildWordIndex();
  const numbers = new Map<NameWord, number>();
  let distinct = 0;
  const forms = new Map<string, ReadonlySet<LegalFamily>>();
  /** Lists repeat their words and legal forms many times: one copy of each is held. */
  const shared = (name: Name): Name => {
    const words = name.words.map((word) => {
      const { word: copy, number } = vocabulary.add(word);
      if (number !== undefined) {
        numbers.set(copy, number);
        distinct = Math.max(distinct, number + 1);
      }
      return copy;
    });
    const key = [...name.legalForms].join();
    const legalForms = forms.get(key) ?? name.legalForms;
    forms.set(key, legalForms);
    return { original: name.original, kind: name.kind, words, legalForms };
  };
  const byKind = new Map<NameKind, HeldName[]>(kinds.map((kind) => [kind, []]));
  let count = 0;
  for (const list of lists) {
    for (const entry of list.entries) {
      for (const { text, quality } of entry.names) {
        for (const name of readName(text, entry.type, toLatin)) {
          byKind.get(entry.type)?.push({ list, entry, text, quality, name: shared(name) });
        }
        count += 1;
        if (count % STEP === 0) yield;
      }
    }
  }
  const words = yield* vocabulary.build();
  const held = new Map<NameKind, HeldKind>();
  let bytes = words.bytes;
  let size = 0;
  for (const [kind, names] of byKind) {
    const index = yield* nameIndexSteps(
      names.map(({ name }) => name),
      kind === 'PERSON',
      words,
      (word) => numbers.get(word),
      distinct,
    );
    held.set(kind, { names, index });
    bytes += index.bytes;
    size += names.length;
  }
  return { of: (kind) => held.get(kind) ?? { names: [], index: NOTHING }, size, bytes };
}

const NOTHING: NameIndex = { candidates: () => [], bytes: 0 };
