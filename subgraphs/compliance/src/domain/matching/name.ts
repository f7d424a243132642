import { type LegalFamily, takeLegalForms } from './legal-forms.ts';
import { soundOf } from './sound.ts';
import {
  ABBREVIATIONS,
  EMPTY_WORDS,
  GENERIC_ORGANISATION_WORDS,
  HONORIFICS,
  numberOf,
  PARTICLES,
  SERVANT_OF,
  VESSEL_PREFIXES,
} from './vocabulary.ts';

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
}

/** A name made ready for comparison, once. */
export interface Name {
  readonly original: string;
  readonly kind: NameKind;
  readonly words: readonly NameWord[];
  readonly legalForms: ReadonlySet<LegalFamily>;
  /** The surname was marked by a comma, so the order of the words is known. */
  readonly ordered: boolean;
}

/** Writes any script in ASCII letters. */
export type ToLatin = (text: string) => string;

/** Longest name that is read, in UTF-16 units; the rest is cut off. */
export const LONGEST_NAME = 400;
const MOST_WORDS = 24;

const WEIGHTS: Readonly<Record<WordRole, number>> = {
  NAME: 1,
  INITIAL: 0.5,
  NUMBER: 1,
  GENERIC: 0.7,
  PARTICLE: 0.12,
  HONORIFIC: 0.08,
};

const APOSTROPHES = /['`´‘’ʻʼʾʿ′]/g;
const GLUED_FORM = /(\p{Ll})(AG|GmbH|LLC|LTD|Ltd|Inc|INC|PLC|OOO|JSC|OAO)\b/gu;
const DOTTED_LETTERS = /(?<![\p{L}\d])(?:\p{L}\.\s?){1,}\p{L}(?![\p{L}\d])\.?/gu;
const LEET: Readonly<Record<string, string>> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  9: 'g',
};

/**
 * Reads a name into its comparable forms: the first is the whole, further ones are the
 * alternatives of a name written with a slash. Empty when nothing of the text can be compared.
 */
export function readName(text: string, kind: NameKind, toLatin: ToLatin): readonly Name[] {
  const cut = text.slice(0, LONGEST_NAME).normalize('NFKC');
  const alternatives = cut.split('/').filter((part) => part.trim().length >= 4);
  const texts = alternatives.length > 1 && alternatives.length < 5 ? [cut, ...alternatives] : [cut];
  return texts
    .map((alternative) => readOne(alternative, kind, toLatin))
    .filter((name) => name.words.length > 0);
}

function readOne(text: string, kind: NameKind, toLatin: ToLatin): Name {
  const person = kind === 'PERSON';
  // M/V, S/S: a ship's prefix, not two names.
  const unslashed = text.replace(/^([A-Za-z])\/([A-Za-z])(?=\s)/, '$1$2');
  const comma = person ? /^([^,]{2,}),\s*([^,]{2,})$/.exec(text) : null;
  const inOrder = comma ? `${comma[2]} ${comma[1]}` : unslashed;
  const raw = splitWords(inOrder, person, toLatin);
  const { rest, forms } = person
    ? { rest: raw, forms: new Set<LegalFamily>() }
    : takeLegalForms(raw);
  const words = person ? personWords(raw) : organisationWords(rest, kind);
  return { original: text, kind, words, legalForms: forms, ordered: comma !== null };
}

/** Folds to Latin lower case and cuts into words of letters and digits. */
function splitWords(text: string, person: boolean, toLatin: ToLatin): string[] {
  let readable = text.replace(APOSTROPHES, '');
  if (!person) {
    readable = readable
      .replace(GLUED_FORM, '$1 $2')
      .replace(DOTTED_LETTERS, (letters) => `${letters.replace(/[.\s]/g, '')} `)
      .replace(/&/g, ' and ')
      .replace(/%/g, ' percent ');
  }
  return toLatin(readable)
    .toLowerCase()
    .replace(APOSTROPHES, '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .slice(0, MOST_WORDS);
}

function word(text: string, role: WordRole, weight = WEIGHTS[role]): NameWord {
  return { text, sound: soundOf(text), role, weight };
}

function personWords(raw: readonly string[]): NameWord[] {
  const read = raw
    .flatMap(splitServant)
    .map((text) => (/^[a-z]+\d|\d[a-z]+$/.test(text) ? unLeet(text) : text));
  const words = read.map((text) => word(text, personRole(text)));
  const named = words.some(({ role }) => role === 'NAME');
  const withoutForms = words.filter(({ text }) => !['llc', 'ltd', 'inc', 'gmbh'].includes(text));
  const kept = withoutForms.length > 0 ? withoutForms : words;
  return named
    ? kept
    : kept.map(({ text, role }) => word(text, role === 'INITIAL' ? role : 'NAME'));
}

function personRole(text: string): WordRole {
  if (HONORIFICS.has(text)) return 'HONORIFIC';
  if (PARTICLES.has(text) || SERVANT_OF.has(text)) return 'PARTICLE';
  return text.length === 1 ? 'INITIAL' : 'NAME';
}

/** `abdullatif` → `abd`, `latif`; Abdullah stays whole. */
function splitServant(text: string): string[] {
  if (SERVANT_OF.has(text)) return ['abd'];
  const joined = /^abd[aeou]l(?!lah$|la$)([a-z]{4,})$/.exec(text);
  return joined?.[1] ? ['abd', joined[1]] : [text];
}

function unLeet(text: string): string {
  return text.replace(/\d/g, (digit) => LEET[digit] ?? digit);
}

function organisationWords(raw: readonly string[], kind: NameKind): NameWord[] {
  const ship = kind === 'VESSEL';
  const kept = ship && raw.length > 1 && VESSEL_PREFIXES.has(raw[0] ?? '') ? raw.slice(1) : raw;
  const spelled = joinNumbers(kept.flatMap((text) => ABBREVIATIONS.get(text) ?? [text]));
  const words = spelled.map((text) => {
    if (/^\d+$/.test(text) || /^(?=[ivx]{1,5}$)(x{0,3})(ix|iv|v?i{0,3})$/.test(text)) {
      return word(text, 'NUMBER');
    }
    if (EMPTY_WORDS.has(text)) return word(text, 'PARTICLE');
    return word(text, GENERIC_ORGANISATION_WORDS.has(text) ? 'GENERIC' : 'NAME');
  });
  return words;
}

/** `forty four`, `forty 4` and `first` become digits. */
function joinNumbers(texts: readonly string[]): string[] {
  const joined: string[] = [];
  let open = false;
  for (const text of texts) {
    const value = numberOf(text);
    const before = Number(joined.at(-1));
    if (
      value !== undefined &&
      open &&
      before >= 20 &&
      before % 10 === 0 &&
      value > 0 &&
      value < 10
    ) {
      joined[joined.length - 1] = String(before + value);
      open = false;
    } else {
      joined.push(value === undefined ? text : String(value));
      open = value !== undefined;
    }
  }
  return joined;
}
