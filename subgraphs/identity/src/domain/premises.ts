import type { PostalAddress } from './postal-address.ts';

/** Ways, directions and parts of buildings by USPS Publication 28, appendices B, C1 and C2, and as they are written elsewhere. */
const SHORT: ReadonlyMap<string, string> = new Map(
  [
    ['ave', 'avenue', 'av', 'aven', 'avenida', 'avda'],
    ['bldg', 'building'],
    ['blvd', 'boulevard', 'boul', 'bd'],
    ['cir', 'circle'],
    ['ct', 'court'],
    ['dr', 'drive'],
    ['expy', 'expressway'],
    ['fl', 'floor', 'flr'],
    ['hts', 'heights'],
    ['hwy', 'highway'],
    ['ln', 'lane'],
    ['mt', 'mount'],
    ['pkwy', 'parkway', 'pky'],
    ['pl', 'place'],
    ['plz', 'plaza'],
    ['rd', 'road'],
    ['rte', 'route'],
    ['sq', 'square'],
    ['st', 'street', 'str', 'saint', 'strasse'],
    ['ter', 'terrace', 'terr'],
    ['trl', 'trail'],
    ['n', 'north'],
    ['e', 'east'],
    ['s', 'south'],
    ['w', 'west'],
    ['ne', 'northeast'],
    ['nw', 'northwest'],
    ['se', 'southeast'],
    ['sw', 'southwest'],
    ['1st', 'first'],
    ['2nd', 'second'],
    ['3rd', 'third'],
    ['4th', 'fourth'],
    ['5th', 'fifth'],
    ['6th', 'sixth'],
    ['7th', 'seventh'],
    ['8th', 'eighth'],
    ['9th', 'ninth'],
    ['10th', 'tenth'],
  ].flatMap(([short = '', ...long]) => long.map((word) => [word, short] as const)),
);
/** What stands before the number of a flat: which of them is written says nothing of which flat it is. */
const UNIT = new Set('apt apartment appt unit suite ste flat room rm'.split(' '));
/** Left out: «Apt No 4» is «Apt 4», and «No 5 High Street» is «5 High Street». */
const NUMBER = new Set('no nr num number'.split(' '));
const IS_LETTER = /^\p{L}$/u;
const IS_NUMBER = /^\p{N}+$/u;
const HAS_NUMBER = /\p{N}/u;

/**
 * An address so that the same flat gets the same text, in whatever lines and order, with whatever case, accents,
 * punctuation and abbreviations it is written. The postal code stands for the town, which goes by many names;
 * of a ZIP+4 the first five digits count, for few people know the rest. What comes after «Apt», «Unit», «#» and
 * the like is the flat: another one is another address, and so is the same house without one.
 */
export function premisesOf(address: PostalAddress): string {
  const { line1, line2, city, region, postalCode, country } = address;
  const town = () => [region ?? '', ...wordsOf(plain(city))].join(' ');
  const place = postalCode === null ? town() : areaOf(postalCode, country);
  return `${country} ${place}: ${shortened(`${line1}, ${line2 ?? ''}`)}`;
}

function areaOf(postalCode: string, country: string): string {
  const code = postalCode.replaceAll(/[ -]/g, '');
  return country === 'US' ? code.slice(0, 5) : code;
}

/** Lower case, without accents and what is written between letters or not; a sharp s is two. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toUpperCase()
    .toLowerCase()
    .replaceAll(/['’.·]/g, '');
}

function wordsOf(text: string): readonly string[] {
  return text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

/** The street and number, and each flat behind a comma; doing it again changes nothing. */
export function shortened(lines: string): string {
  const parts = plain(lines)
    .replaceAll('#', ' apt ')
    .split(/[,;/]/)
    .map((part) => readPart(wordsOf(part).filter((word) => !NUMBER.has(word))));
  const street = parts.flatMap(({ words }) => words).join(' ');
  const box = street.replaceAll(/\b(?:po|p o|post office|postal) box\b/g, 'pobox');
  return [box, ...parts.flatMap(({ units }) => units).map((unit) => `apt ${unit}`)].join(', ');
}

interface Part {
  readonly words: readonly string[];
  readonly units: readonly string[];
}

/** What is between two commas: the words of the street, and flats. */
function readPart(tokens: readonly string[]): Part {
  const [words, units]: [string[], string[]] = [[], []];
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index] ?? '';
    if (!UNIT.has(token)) {
      words.push(SHORT.get(token) ?? token.replace(/(?<=.)strasse$/, 'str'));
      continue;
    }
    const [unit, length] = unitAt(tokens, index + 1);
    if (unit !== undefined) units.push(unit);
    index += length;
  }
  return { words, units };
}

/**
 * The number of a flat and of how many tokens it is: «4B», «4 B» and «B-4», or a letter alone. The number behind
 * a letter is the house's where the street follows: «Flat A 5 High Street» is «Flat A, 5 High Street».
 */
function unitAt(tokens: readonly string[], at: number): readonly [string | undefined, number] {
  const [first = '', second = '', third] = tokens.slice(at, at + 3);
  const isStreet = third !== undefined && !UNIT.has(third) && !IS_NUMBER.test(third);
  const isPair =
    (IS_NUMBER.test(first) && IS_LETTER.test(second)) ||
    (IS_LETTER.test(first) && IS_NUMBER.test(second) && !isStreet);
  if (isPair) return [`${first}${second}`, 2];
  return HAS_NUMBER.test(first) || IS_LETTER.test(first) ? [first, 1] : [undefined, 0];
}
