import { mandarinOf } from './chinese.ts';
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
      readOne(reading, kind, toLatin),
      ...(isPerson && HAN.test(reading) ? readAsKorean(reading, toLatin) : []),
    ])
    .filter((name) => name.words.length > 0);
}

/** Another character is another word in these, too, though it were read alike. */
function readAsKorean(text: string, toLatin: ToLatin): readonly Name[] {
  return koreanForms(text, toLatin).map((form) => {
    const name = readOne(form, 'PERSON', toLatin);
    const words = name.words.map(
      (word): NameWord => ({ ...word, script: 'HAN', mandarin: undefined }),
    );
    return { ...name, original: text, words };
  });
}

function readOne(text: string, kind: NameKind, toLatin: ToLatin): Name {
  const person = kind === 'PERSON';
  // M/V, S/S: a ship's prefix, not two names.
  const unslashed = text.replace(/^([A-Za-z])\/([A-Za-z])(?=\s)/, '$1$2');
  const comma = person ? /^([^,]{2,}),\s*([^,]{2,})$/.exec(text) : null;
  const inOrder = comma ? `${comma[2]} ${comma[1]}` : unslashed;
  const { words: raw, scripts } = splitWords(inOrder, person, toLatin);
  const { rest, forms } = person ? { rest: raw, forms: NO_LEGAL_FORMS } : takeLegalForms(raw);
  const read = person ? personWords(raw) : organisationWords(rest, kind);
  return { original: text, kind, words: wordsOf(read, scripts, person), legalForms: forms };
}

function wordsOf(
  read: readonly ReadWord[],
  scripts: ReadonlyMap<string, Script>,
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
    script: scripts.get(text) ?? 'ALPHABET',
    mandarin: mandarin ? keys.get(text) : undefined,
  }));
}

interface SplitText {
  readonly words: string[];
  /** Of the words that were not written in an alphabet. */
  readonly scripts: ReadonlyMap<string, Script>;
}

const NO_SCRIPTS: ReadonlyMap<string, Script> = new Map();

/** Folds to Latin lower case and cuts into words of letters and digits. */
function splitWords(text: string, person: boolean, toLatin: ToLatin): SplitText {
  let readable = text.replace(APOSTROPHES, '');
  if (!person) {
    readable = readable
      .replace(GLUED_FORM, '$1 $2')
      .replace(DOTTED_LETTERS, (letters) => `${letters.replace(/[.\s]/g, '')} `)
      .replace(/&/g, ' and ')
      .replace(/%/g, ' percent ');
  }
  if (PRINTABLE_ASCII.test(readable)) return { words: cutWords(readable), scripts: NO_SCRIPTS };
  const scripts = new Map<string, Script>();
  const words: string[] = [];
  for (const token of readable.split(/[\s\p{P}]+/u)) {
    const script = scriptOf(token);
    for (const word of cutWords(toLatin(openToken(token, person, toLatin)))) {
      words.push(word);
      if (script !== 'ALPHABET') scripts.set(word, script);
    }
  }
  return { words: words.slice(0, MOST_WORDS), scripts };
}

function cutWords(latin: string): string[] {
  return latin
    .toLowerCase()
    .replace(APOSTROPHES, '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .slice(0, MOST_WORDS);
}
