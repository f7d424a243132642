import { formsOfGivenName } from './given-names.ts';
import { buildGroups, type Groups } from './groups.ts';
import type { NameWord } from './name.ts';
import { type SlipIndex, slipSteps } from './slip-index.ts';
import { consonantsOf } from './sound.ts';
import { isStrong, samePair, similarPair, type WordPair } from './word-pair.ts';
import { trieSteps, type WordTrie } from './word-trie.ts';

/** Finds the words of a vocabulary that can be paired with a given one. */
export interface WordIndex {
  /** Calls back with every word that pairs with this one, and the pair. */
  pairsWith(word: NameWord, person: boolean, found: (word: number, pair: WordPair) => void): void;
  /** Words that are this text but for one slip. */
  slipped(text: string): readonly number[];
  /** Words of exactly this text. */
  exactly(text: string): readonly number[];
  /** Words whose Mandarin syllables are these. */
  spoken(syllables: string): readonly number[];
  readonly bytes: number;
}

export interface WordIndexBuilder {
  /** Gives the one copy of a word that is held, and its number; words that only surround have none. */
  add(word: NameWord): { readonly word: NameWord; readonly number: number | undefined };
  /** In steps, since a vocabulary may have a hundred thousand words. */
  build(): Generator<void, WordIndex>;
}

interface Vocabulary {
  readonly words: readonly NameWord[];
  /** Distinct texts, and the words of each. */
  readonly texts: readonly string[];
  readonly wordsOfText: readonly (readonly number[])[];
  readonly numbers: ReadonlyMap<string, number>;
}

/** A vocabulary that is searched by spelling, sound, consonants, syllables and given names. */
export function buildWordIndex(): WordIndexBuilder {
  const words: NameWord[] = [];
  const texts: string[] = [];
  const wordsOfText: number[][] = [];
  const numbers = new Map<string, number>();
  const held = new Map<string, { word: NameWord; number: number | undefined }>();
  const enter = (word: NameWord): number => {
    let text = numbers.get(word.text);
    if (text === undefined) {
      text = texts.length;
      numbers.set(word.text, text);
      texts.push(word.text);
      wordsOfText.push([]);
    }
    wordsOfText[text]?.push(words.length);
    words.push(word);
    return words.length - 1;
  };
  return {
    add(word) {
      const key = `${word.text} ${word.role} ${word.script} ${word.mandarin ?? ''}`;
      const known = held.get(key);
      if (known) return known;
      const added = { word, number: isStrong(word) ? enter(word) : undefined };
      held.set(key, added);
      return added;
    },
    build: () => indexOf({ words, texts, wordsOfText, numbers }),
  };
}

interface Searches {
  readonly trie: WordTrie;
  readonly bySound: Groups;
  readonly byConsonants: Groups;
  readonly bySyllables: Groups;
  readonly slips: SlipIndex;
}

const STEP = 5_000;

function* indexOf(vocabulary: Vocabulary): Generator<void, WordIndex> {
  const { words, texts, wordsOfText, numbers } = vocabulary;
  const sounds = buildGroups();
  const consonants = buildGroups();
  const syllables = buildGroups();
  for (const [text, [first = 0]] of wordsOfText.entries()) {
    const word = words[first];
    if (!word) continue;
    sounds.add(word.sound, text);
    consonants.add(consonantsOf(word.text), text);
    for (const key of new Set(wordsOfText[text]?.map((at) => words[at]?.mandarin))) {
      if (key !== undefined) syllables.add(key, text);
    }
    if (text % STEP === 0) yield;
  }
  const searches: Searches = {
    trie: yield* trieSteps(texts),
    bySound: yield* sounds.build(),
    byConsonants: yield* consonants.build(),
    bySyllables: yield* syllables.build(),
    slips: yield* slipSteps(texts.length, (text) => texts[text] ?? ''),
  };
  const near = remembering(searches.trie);
  const seen = new Uint32Array(texts.length);
  let round = 0;
  const wordsOf = (text: number) => wordsOfText[text] ?? [];
  return {
    slipped: (text) => searches.slips.of(text).flatMap(wordsOf),
    exactly(text) {
      const number = numbers.get(text);
      return number === undefined ? [] : wordsOf(number);
    },
    spoken: (key) =>
      [...searches.bySyllables.of(key)]
        .flatMap(wordsOf)
        .filter((number) => words[number]?.mandarin === key),
    bytes: Object.values(searches).reduce((sum, { bytes }) => sum + bytes, seen.byteLength),
    pairsWith(word, person, found) {
      round += 1;
      const visit = (text: number) => {
        if (seen[text] === round) return;
        seen[text] = round;
        for (const number of wordsOf(text)) {
          const other = words[number];
          if (!other) continue;
          const pair = samePair(word, other) ?? similarPair(word, other, person);
          if (pair) found(number, pair);
        }
      };
      lookUp(word, person, { ...searches, near }, numbers, visit);
    },
  };
}

function lookUp(
  word: NameWord,
  person: boolean,
  searches: Omit<Searches, 'trie'> & { near(text: string): readonly number[] },
  numbers: ReadonlyMap<string, number>,
  visit: (text: number) => void,
): void {
  const exact = numbers.get(word.text);
  if (exact !== undefined) visit(exact);
  if (word.role === 'NUMBER') return;
  for (const text of searches.bySound.of(word.sound)) visit(text);
  for (const text of searches.byConsonants.of(consonantsOf(word.text))) visit(text);
  if (word.mandarin !== undefined) {
    for (const text of searches.bySyllables.of(word.mandarin)) visit(text);
  }
  if (person) {
    for (const form of formsOfGivenName(word.text)) {
      const text = numbers.get(form);
      if (text !== undefined) visit(text);
    }
  }
  for (const text of searches.near(word.text)) visit(text);
}

/** Words whose search is remembered; frequent ones are asked for again and again. */
const MOST_REMEMBERED = 4_000;

/** The same words are asked for by query after query, and for each kind of name. */
function remembering(trie: WordTrie): (text: string) => readonly number[] {
  const known = new Map<string, readonly number[]>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const found: number[] = [];
    trie.near(text, (number) => found.push(number));
    const [oldest] = known.keys();
    if (known.size >= MOST_REMEMBERED && oldest !== undefined) known.delete(oldest);
    known.set(text, found);
    return found;
  };
}
