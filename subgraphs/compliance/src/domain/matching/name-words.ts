import { isGivenName } from './given-names.ts';
import type { NameKind, WordRole } from './name.ts';
import { inEnglish } from './translations.ts';
import {
  ABBREVIATIONS,
  EMPTY_WORDS,
  GENERIC_ORGANISATION_WORDS,
  HONORIFICS,
  LEGAL_FORMS_AFTER_PEOPLE,
  numberOf,
  PARTICLES,
  SERVANT_OF,
  VESSEL_PREFIXES,
} from './vocabulary.ts';

/** A folded word and what it is in its name. */
export interface ReadWord {
  readonly text: string;
  readonly role: WordRole;
}

const LEET: Readonly<Record<string, string>> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  9: 'g',
};

export function personWords(raw: readonly string[]): ReadWord[] {
  const read = raw
    .flatMap(splitServant)
    .map((text) => (/^[a-z]+\d|\d[a-z]+$/.test(text) ? unLeet(text) : text));
  const words = read.map((text, at) => ({ text, role: personRole(text, at, read) }));
  const withoutForms = words.filter(({ text }) => !LEGAL_FORMS_AFTER_PEOPLE.has(text));
  const kept = withoutForms.length > 0 ? withoutForms : words;
  if (kept.some(({ role }) => role === 'NAME')) return kept;
  // Nothing but titles and particles is a name all the same: Said, Imam, Van.
  return kept.map(({ text, role }) => ({ text, role: role === 'INITIAL' ? role : 'NAME' }));
}

function personRole(text: string, at: number, all: readonly string[]): WordRole {
  if (text.length === 1) {
    // Ortega y Gasset, Costa e Silva: between two names it joins them, elsewhere it stands for one.
    const joins = PARTICLES.has(text) && at > 0 && (all[at + 1]?.length ?? 0) > 1;
    return joins && (all[at - 1]?.length ?? 0) > 1 ? 'PARTICLE' : 'INITIAL';
  }
  if (HONORIFICS.has(text)) return 'HONORIFIC';
  // Ben Tarifi, not Yusuf ben Tarifi: first of all it is a given name.
  if (at === 0 && isGivenName(text)) return 'NAME';
  return PARTICLES.has(text) || SERVANT_OF.has(text) ? 'PARTICLE' : 'NAME';
}

/** `abdullatif` → `abd`, `latif`; `abdurrahman` → `abd`, `rahman`; Abdullah stays whole. */
function splitServant(text: string): string[] {
  if (SERVANT_OF.has(text)) return ['abd'];
  const joined = /^abd[aeiou]{1,2}(?:l(?![lah]+$)|([rsznd])(?=\1))([a-z]{3,})$/.exec(text);
  return joined?.[2] ? ['abd', joined[2]] : [text];
}

function unLeet(text: string): string {
  return text.replace(/\d/g, (digit) => LEET[digit] ?? digit);
}

export function organisationWords(raw: readonly string[], kind: NameKind): ReadWord[] {
  const ship = kind === 'VESSEL';
  const kept = ship && raw.length > 1 && VESSEL_PREFIXES.has(raw[0] ?? '') ? raw.slice(1) : raw;
  const spelled = joinNumbers(
    kept.flatMap(
      (text) => ABBREVIATIONS.get(text) ?? (ship ? [text] : (inEnglish(text) ?? [text])),
    ),
  );
  const read = spelled.map((text, at) =>
    // Mahan Air, and Caspian Airlines: at the end of a name.
    text === 'air' && at > 0 && at === spelled.length - 1
      ? 'airlines'
      : (romanNumber(text) ?? text),
  );
  const words = kind === 'AIRCRAFT' ? joinRegistration(read) : read;
  return words.map((text, at) => ({
    text,
    role: isLetter(words, at) ? 'NAME' : organisationRole(text, kind),
  }));
}

/** One of several letters in a row, which are an abbreviation: A A Trading is not a Trading. */
function isLetter(words: readonly string[], at: number): boolean {
  const isSingle = (text: string | undefined) => text !== undefined && /^[a-z]$/.test(text);
  return isSingle(words[at]) && (isSingle(words[at - 1]) || isSingle(words[at + 1]));
}

/** A tail number is one sign, however it is parted: EP-GOM, EP GOM. */
function joinRegistration(texts: readonly string[]): readonly string[] {
  const joined = texts.join('');
  return texts.length <= 3 && /^[a-z0-9]{4,8}$/.test(joined) ? [joined] : texts;
}

function romanNumber(text: string): string | undefined {
  const parts = /^(?=[ivx]{1,6}$)(x{0,3})(ix|iv|v?i{0,3})$/.exec(text);
  if (!parts) return undefined;
  const units = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix'];
  return String((parts[1] ?? '').length * 10 + units.indexOf(parts[2] ?? ''));
}

/** What holds a digit is a number or a sign: another one is another company, ship or aircraft. */
function organisationRole(text: string, kind: NameKind): WordRole {
  if (/\d/.test(text) || kind === 'AIRCRAFT') return 'NUMBER';
  if (EMPTY_WORDS.has(text)) return 'PARTICLE';
  return GENERIC_ORGANISATION_WORDS.has(text) ? 'GENERIC' : 'NAME';
}

/** `forty four`, `forty 4` and `first` become digits. */
function joinNumbers(texts: readonly string[]): string[] {
  const joined: string[] = [];
  let open = false;
  for (const text of texts) {
    const value = numberOf(text);
    const before = Number(joined.at(-1));
    const units = value !== undefined && value > 0 && value < 10;
    if (units && open && before >= 20 && before % 10 === 0) {
      joined[joined.length - 1] = String(before + value);
      open = false;
    } else {
      joined.push(value === undefined ? text : String(value));
      open = value !== undefined;
    }
  }
  return joined;
}
