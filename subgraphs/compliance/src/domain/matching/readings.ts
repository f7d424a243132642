import { latinLikenesses } from './look-alikes.ts';
import { mixedInCyrillic, plainText, withoutLookalikes, writtenBackwards } from './script.ts';
import { transcriptionsOf } from './transcriptions.ts';
import { PARTICLES } from './vocabulary.ts';

/** Longest name that is read, in UTF-16 units; the rest is cut off. */
export const LONGEST_NAME = 400;
/** Initials that a person's name may have for them to count. */
export const MOST_INITIALS = 3;
/** Texts that one name is read as, at the most. */
const MOST_READINGS = 64;
/** Letters of a name written letter by letter without a word's end, in which two words are looked for. */
const LEAST_SPLIT = 6;
const MOST_SPLIT = 40;
const SHORTEST_PART = 2;
/** Pieces of a name in which words may have been cut up, and those of them that are few letters. */
const LEAST_PIECES = 6;
const MOST_PIECES = 12;
const LEAST_SHORT = 3;
const SHORT_PIECE = 3;

const PRINTABLE_ASCII = /^[\x20-\x7e]*$/;
const TURNED = /[\u202d\u202e]/g;
/** A comma and a slash part names, and are no gap between letters. */
const LETTER_BY_LETTER =
  /(?<![\p{L}\p{M}\p{N}])[\p{L}\p{N}](?:[^\p{L}\p{M}\p{N},/]+[\p{L}\p{N}](?![\p{L}\p{M}\p{N}])){2,}/gu;
const LONE_LETTER = /(?<![\p{L}\p{M}\p{N}])\p{L}(?![\p{L}\p{M}\p{N}])/gu;

/**
 * The texts that a name may be read as: what it shows first, then what it may have been disguised from.
 * Text that is turned round also as it was typed, and text that seems written from its end from there; words of
 * look-alikes in Latin letters, and those that mix them with Cyrillic ones in these; what transcribes another language as
 * that; single letters in a row as one word, and as two where nothing says where the first ends, like words in many
 * pieces; and a person's name with
 * more than {@link MOST_INITIALS} initials without any. Of a name with slashes its alternatives, too.
 */
export function readingsOf(text: string, isPerson: boolean): readonly string[] {
  const shown = shownAs(text);
  const seen = shown.flatMap((form) => [form, ...latinLikenesses(form)]);
  const whole = seen.flatMap((form) => [
    form,
    ...transcriptionsOf(form, isPerson),
    ...withoutInitials(form, isPerson),
    ...lettersJoined(form, isPerson),
    ...(isPerson ? piecesJoined(form) : []),
  ]);
  return [...new Set(whole.flatMap((form) => [form, ...alternativesOf(form)]))].slice(
    0,
    MOST_READINGS,
  );
}

function shownAs(text: string): readonly string[] {
  // What is plain already costs nothing to be made plain.
  if (text.length <= LONGEST_NAME && PRINTABLE_ASCII.test(text)) {
    return [text, ...writtenBackwards(text)];
  }
  const typed = text.replace(TURNED, '');
  const forms = typed === text ? [text] : [text, typed];
  const plain = forms.map((form) => plainText(form, LONGEST_NAME));
  const inOneAlphabet = new Set([...plain.map(withoutLookalikes), ...plain.map(mixedInCyrillic)]);
  return [...inOneAlphabet].flatMap((form) => [form, ...writtenBackwards(form)]);
}

function alternativesOf(text: string): readonly string[] {
  const parts = text.split('/').filter((part) => part.trim().length >= 4);
  return parts.length > 1 && parts.length < 5 ? parts : [];
}

function withoutInitials(text: string, isPerson: boolean): readonly string[] {
  if (!isPerson || (text.match(LONE_LETTER)?.length ?? 0) <= MOST_INITIALS) return [];
  return [text.replace(LONE_LETTER, ' ').replace(/\s+/g, ' ').trim()];
}

/** `Z o l t i m i r` is Zoltimir; in `B o u t V i c t o r` a capital may begin the next word. */
function lettersJoined(text: string, isPerson: boolean): readonly string[] {
  const [run, ...more] = text.match(LETTER_BY_LETTER) ?? [];
  if (run === undefined) return [];
  const joined = [
    text.replace(LETTER_BY_LETTER, wordsOfLetters),
    text.replace(LETTER_BY_LETTER, wordOfLetters),
  ];
  const letters = [...wordOfLetters(run)];
  const mayBeTwo =
    isPerson && more.length === 0 && letters.length >= LEAST_SPLIT && letters.length <= MOST_SPLIT;
  if (!mayBeTwo) return joined;
  for (let at = SHORTEST_PART; at <= letters.length - SHORTEST_PART; at += 1) {
    joined.push(text.replace(run, letters.toSpliced(at, 0, ' ').join('')));
  }
  return joined;
}

/**
 * `Zolt imir Va r ko ns k y` as two words, at each of its gaps: a word in more pieces than the comparison joins.
 */
function piecesJoined(text: string): readonly string[] {
  const pieces = text.split(/[^\p{L}\p{M}\p{N}]+/u).filter((piece) => piece !== '');
  const short = pieces.filter(
    (piece) => piece.length <= SHORT_PIECE && !PARTICLES.has(piece.toLowerCase()),
  );
  if (pieces.length < LEAST_PIECES || pieces.length > MOST_PIECES || short.length < LEAST_SHORT) {
    return [];
  }
  return pieces
    .slice(1)
    .map((_, at) => `${pieces.slice(0, at + 1).join('')} ${pieces.slice(at + 1).join('')}`);
}

function wordOfLetters(run: string): string {
  return run.replace(/[^\p{L}\p{N}]+/gu, '');
}

function wordsOfLetters(run: string): string {
  return wordOfLetters(run).replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ');
}
