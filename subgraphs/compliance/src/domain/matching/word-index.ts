import { keyOfLatin, keysOfAbjad } from './abjad.ts';
import { formsOfGivenName } from './given-names.ts';
import { buildGroups, type Groups } from './groups.ts';
import type { NameWord } from './name.ts';
import { type SlipIndex, slipSteps } from './slip-index.ts';
import { consonantsOf } from './sound.ts';
import { isStrong, samePair, similarPair } from './word-pair.ts';
import { trieSteps, type WordTrie } from './word-trie.ts';

/** Finds the words of a vocabulary that can be paired with a given one. */
export interface WordIndex {
  /** Every word that pairs with this one. */
  partnersOf(word: NameWord, person: boolean): Partners;
  /** Words that are this text but for one slip. */
  slipped(text: string): readonly number[];
  /** Words of exactly this text. */
  exactly(text: string): readonly number[];
  /** Words whose Mandarin syllables are these. */
  spoken(syllables: string): readonly number[];
  readonly bytes: number;
}

/** The words that a given one can be paired with, by their numbers, each once. */
export interface Partners {
  readonly numbers: Uint32Array;
  /** What the pair with each of them is worth: its weight times its similarity. */
  readonly worths: Float64Array;
  /** 1 where the pair tells one name from others. */
  readonly telling: Uint8Array;
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

/** Equal for words that are equal in all that counts. */
export function keyOf({ text, role, script, mandarin = '', written = '' }: NameWord): string {
  return `${text} ${role} ${script} ${mandarin} ${written}`;
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
      const key = keyOf(word);
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
  /** Words in an alphabet, and words in Arabic or Hebrew letters by what they may be read as. */
  readonly alphabetic: Groups;
  readonly abjad: Groups;
  readonly slips: SlipIndex;
}

const STEP = 5_000;

function* indexOf(vocabulary: Vocabulary): Generator<void, WordIndex> {
  const { words, texts, wordsOfText, numbers } = vocabulary;
  const sounds = buildGroups();
  const consonants = buildGroups();
  const syllables = buildGroups();
  const alphabetic = buildGroups();
  const abjad = buildGroups();
  for (const [text, [first = 0]] of wordsOfText.entries()) {
    const word = words[first];
    if (!word) continue;
    sounds.add(word.sound, text);
    consonants.add(consonantsOf(word.text), text);
    for (const key of new Set(wordsOfText[text]?.map((at) => words[at]?.mandarin))) {
      if (key !== undefined) syllables.add(key, text);
    }
    alphabetic.add(keyOfLatin(word.text), text);
    for (const written of new Set(wordsOfText[text]?.map((at) => words[at]?.written))) {
      if (written !== undefined) for (const key of keysOfAbjad(written)) abjad.add(key, text);
    }
    if (text % STEP === 0) yield;
  }
  const searches: Searches = {
    trie: yield* trieSteps(texts),
    bySound: yield* sounds.build(),
    byConsonants: yield* consonants.build(),
    bySyllables: yield* syllables.build(),
    alphabetic: yield* alphabetic.build(),
    abjad: yield* abjad.build(),
    slips: yield* slipSteps(texts.length, (text) => texts[text] ?? ''),
  };
  const near = remembering((text: string) => {
    const found: number[] = [];
    searches.trie.near(text, (number) => found.push(number));
    return { value: found, size: found.length };
  });
  const seen = new Uint32Array(texts.length);
  let round = 0;
  const wordsOf = (text: number) => wordsOfText[text] ?? [];
  const partners = remembering((_key, word: NameWord, person: boolean) => {
    round += 1;
    const found: Found = { numbers: [], worths: [], telling: [] };
    const visit = (text: number) => {
      if (seen[text] === round) return;
      seen[text] = round;
      for (const number of wordsOf(text)) {
        const other = words[number];
        if (!other) continue;
        const pair = samePair(word, other) ?? similarPair(word, other, person);
        if (!pair) continue;
        found.numbers.push(number);
        found.worths.push(pair.weight * pair.similarity);
        found.telling.push(pair.telling ? 1 : 0);
      }
    };
    lookUp(word, person, { ...searches, near }, numbers, visit);
    return { value: packed(found), size: found.numbers.length };
  });
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
    partnersOf: (word, person) => partners(`${person} ${keyOf(word)}`, word, person),
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
  for (const text of searches.abjad.of(keyOfLatin(word.text))) visit(text);
  for (const key of word.written === undefined ? [] : keysOfAbjad(word.written)) {
    for (const text of searches.alphabetic.of(key)) visit(text);
  }
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

interface Found {
  readonly numbers: number[];
  readonly worths: number[];
  readonly telling: number[];
}

function packed({ numbers, worths, telling }: Found): Partners {
  return {
    numbers: Uint32Array.from(numbers),
    worths: Float64Array.from(worths),
    telling: Uint8Array.from(telling),
  };
}

/** Words whose search is remembered, and what was found for all of them. */
const MOST_REMEMBERED = 4_000;
const MOST_FOUND = 500_000;

/**
 * The same words are asked for by query after query, and for each kind of name: what was found is
 * remembered by its key, and what was not asked for the longest is forgotten.
 */
function remembering<Value, Rest extends readonly unknown[]>(
  find: (key: string, ...rest: Rest) => { readonly value: Value; readonly size: number },
): (key: string, ...rest: Rest) => Value {
  const known = new Map<string, { readonly value: Value; readonly size: number }>();
  let size = 0;
  return (key, ...rest) => {
    let found = known.get(key);
    if (found === undefined) {
      found = find(key, ...rest);
      size += found.size;
    } else {
      known.delete(key);
    }
    known.set(key, found);
    for (const [oldest, { size: less }] of known) {
      if (known.size <= MOST_REMEMBERED && size <= MOST_FOUND) break;
      known.delete(oldest);
      size -= less;
    }
    return found.value;
  };
}
