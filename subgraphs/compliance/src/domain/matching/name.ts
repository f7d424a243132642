import { mandarinOf } from './chinese.ts';
import { joinCompounds } from './compounds.ts';
import { koreanForms } from './korean.ts';
import { type LegalFamily, takeLegalForms } from './legal-forms.ts';
import { organisationWords, personWords, type ReadWord } from './name-words.ts';
import { readingsOf } from './readings.ts';
import { HAN, openToken, type Script, scriptOf } from './script.ts';
import { soundOf } from './sound.ts';

export type NameKind = 'PERSON' | 'ORGANIZATION' | 'VESSEL' | 'AIRCRAFT';

export type WordRole = 'NAME' | 'INITIAL' | 'NUMBER' | 'GENERIC' | 'PARTICLE' | 'HONORIFIC';

/** One word of a name as it is compared. */
export interface NameWord {
  /** Latin, lower-case letters and digits only. */
  readonly text: string;
  readonly sound: string;
  readonly role: WordRole;
  /** How much the word says about whose name it is, 0–1. */
  readonly weight: number;
  readonly script: Script;
  /** The key of its Mandarin syllables, where the whole name is made of such. */
  readonly mandarin: string | undefined;
  /** Its own letters, where they are Arabic or Hebrew ones (abjad.ts). */
  readonly written: string | undefined;
}

/** A name made ready for comparison, once. */
export interface Name {
  readonly original: string;
  readonly kind: NameKind;
  readonly words: readonly NameWord[];
  readonly legalForms: ReadonlySet<LegalFamily>;
}

/** Writes any script in ASCII letters. */
export type ToLatin = (text: string) => string;

export const MOST_WORDS = 24;

/** Particles and titles weigh alike, so that a pair of them is worth what either is. */
export const WEIGHTS: Readonly<Record<WordRole, number>> = {
  NAME: 1,
  INITIAL: 0.5,
  NUMBER: 1,
  GENERIC: 0.7,
  PARTICLE: 0.1,
  HONORIFIC: 0.1,
};

const PRINTABLE_ASCII = /^[\x20-\x7e]*$/;
const APOSTROPHES = /['`´‘’ʻʼʾʿ′]/g;
const GLUED_FORM = /(\p{Ll})(AG|GmbH|LLC|LTD|Ltd|Inc|INC|PLC|OOO|JSC|OAO)\b/gu;
const DOTTED_LETTERS = /(?<![\p{L}\d])(?:\p{L}\.\s?){1,}\p{L}(?![\p{L}\d])\.?/gu;
const NO_LEGAL_FORMS: ReadonlySet<LegalFamily> = new Set();

/**
 * Reads a name into its comparable forms: the first is the whole, further ones are what else its text may be
 * read as, and a person's in Chinese characters as Koreans read it. Empty when nothing of the text can be
 * compared.
 */
export function readName(text: string, kind: NameKind, toLatin: ToLatin): readonly Name[] {
  const isPerson = kind === 'PERSON';
  return readingsOf(text, isPerson)
    .flatMap((reading) => [
      ...read(reading, kind, toLatin),
      ...(isPerson ? readAsKorean(reading, toLatin) : []),
    ])
    .filter((name) => name.words.length > 0);
}

/** Of Chinese characters another one is another word in these, too, though it were read alike. */
function readAsKorean(text: string, toLatin: ToLatin): readonly Name[] {
  const script = HAN.test(text) ? 'HAN' : 'HANGUL';
  return koreanForms(text, toLatin)
    .flatMap((form) => read(form, 'PERSON', toLatin))
    .map((name) => ({
      ...name,
      original: text,
      words: name.words.map((word): NameWord => ({ ...word, script, mandarin: undefined })),
    }));
}

/** The name as it is read, and where words of it may be one that is written apart, also as they stand. */
function read(text: string, kind: NameKind, toLatin: ToLatin): readonly Name[] {
  const person = kind === 'PERSON';
  // M/V, S/S: a ship's prefix, not two names.
  const unslashed = text.replace(/^([A-Za-z])\/([A-Za-z])(?=\s)/, '$1$2');
  const comma = person ? /^([^,]{2,}),\s*([^,]{2,})$/.exec(text) : null;
  const inOrder = comma ? `${comma[2]} ${comma[1]}` : unslashed;
  const split = splitWords(inOrder, person, toLatin);
  const joined = person ? joinCompounds(split) : split;
  const isSpelt = split.every(({ written }) => written === undefined);
  const forms = joined.length < split.length && isSpelt ? [joined, split] : [joined];
  return forms.map((words) => nameOf(text, kind, words));
}

function nameOf(text: string, kind: NameKind, split: readonly SplitWord[]): Name {
  const person = kind === 'PERSON';
  const raw = split.map(({ text: word }) => word);
  const origins = new Map(split.map((word) => [word.text, word]));
  const { rest, forms } = person ? { rest: raw, forms: NO_LEGAL_FORMS } : takeLegalForms(raw);
  const words = person ? personWords(raw) : organisationWords(rest, kind);
  return { original: text, kind, words: wordsOf(words, origins, person), legalForms: forms };
}

function wordsOf(
  read: readonly ReadWord[],
  origins: ReadonlyMap<string, SplitWord>,
  person: boolean,
): NameWord[] {
  const names = person ? read.filter(({ role }) => role === 'NAME') : [];
  const keys = new Map(names.map(({ text }) => [text, mandarinOf(text)]));
  const mandarin = names.length > 1 && [...keys.values()].every((key) => key !== undefined);
  return read.map(({ text, role }) => ({
    text,
    sound: soundOf(text),
    role,
    weight: WEIGHTS[role],
    script: origins.get(text)?.script ?? 'ALPHABET',
    mandarin: mandarin ? keys.get(text) : undefined,
    written: origins.get(text)?.written,
  }));
}

/** A word of a text, folded, and how it was written before. */
interface SplitWord {
  readonly text: string;
  readonly script: Script;
  readonly written: string | undefined;
}

/** Folds to Latin lower case and cuts into words of letters and digits. */
function splitWords(text: string, person: boolean, toLatin: ToLatin): readonly SplitWord[] {
  let readable = text.replace(APOSTROPHES, '');
  if (!person) {
    readable = readable
      .replace(GLUED_FORM, '$1 $2')
      .replace(DOTTED_LETTERS, (letters) => `${letters.replace(/[.\s]/g, '')} `)
      .replace(/&/g, ' and ')
      .replace(/%/g, ' percent ');
  }
  if (PRINTABLE_ASCII.test(readable)) {
    return cutWords(readable).map((word) => ({
      text: word,
      script: 'ALPHABET',
      written: undefined,
    }));
  }
  const words: SplitWord[] = [];
  for (const token of readable.split(/[\s\p{P}]+/u)) {
    const script = scriptOf(token);
    for (const { text: opened, written } of openToken(token, person, toLatin)) {
      for (const word of cutWords(toLatin(opened))) words.push({ text: word, script, written });
    }
  }
  return words.slice(0, MOST_WORDS);
}

function cutWords(latin: string): string[] {
  return latin
    .toLowerCase()
    .replace(APOSTROPHES, '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .slice(0, MOST_WORDS);
}
