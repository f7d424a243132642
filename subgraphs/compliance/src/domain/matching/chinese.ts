/**
 * The syllables of Mandarin as Pinyin and as Wade–Giles write them (ISO 7098:2015; the table of the
 * Library of Congress's conversion of 1997). Both are folded to one key: an initial by where it is
 * spoken, since Wade–Giles tells aspiration by an apostrophe that lists and people leave out
 * (chin is jin, qin or zhen; ping is ping or bing), and a final.
 */

const INITIALS: readonly (readonly [string, string])[] = [
  ['zh', 'C'],
  ['ch', 'C'],
  ['hs', 'S'],
  ['sh', 'S'],
  ['ts', 'Z'],
  ['tz', 'Z'],
  ['ss', 'Z'],
  ['b', 'p'],
  ['p', 'p'],
  ['m', 'm'],
  ['f', 'f'],
  ['d', 't'],
  ['t', 't'],
  ['n', 'n'],
  ['l', 'l'],
  ['g', 'k'],
  ['k', 'k'],
  ['h', 'h'],
  ['j', 'C'],
  ['q', 'C'],
  ['x', 'S'],
  ['z', 'Z'],
  ['c', 'Z'],
  ['s', 's'],
  ['r', 'r'],
  ['y', 'y'],
  ['w', 'w'],
  ['', ''],
];

/** Finals, the longest first, and what they are folded to. */
const FINALS: readonly (readonly [string, string])[] = [
  ['iang', 'iang'],
  ['iung', 'iong'],
  ['iong', 'iong'],
  ['uang', 'uang'],
  ['ang', 'ang'],
  ['eng', 'eng'],
  ['ing', 'ing'],
  ['ong', 'ong'],
  ['ung', 'ong'],
  ['iao', 'iao'],
  ['ian', 'ian'],
  ['ien', 'ian'],
  ['uai', 'uai'],
  ['uan', 'uan'],
  ['uei', 'ui'],
  ['uen', 'un'],
  ['ueh', 'ue'],
  ['ieh', 'ie'],
  ['iou', 'iu'],
  ['yu', 'u'],
  ['ai', 'ai'],
  ['ei', 'ei'],
  ['ao', 'ao'],
  ['ou', 'ou'],
  ['an', 'an'],
  ['en', 'en'],
  ['er', 'er'],
  ['ia', 'ia'],
  ['ie', 'ie'],
  ['iu', 'iu'],
  ['in', 'in'],
  ['ih', 'i'],
  ['ua', 'ua'],
  ['uo', 'o'],
  ['ui', 'ui'],
  ['un', 'un'],
  ['ue', 'ue'],
  ['eh', 'e'],
  ['a', 'a'],
  ['o', 'o'],
  ['e', 'e'],
  ['i', 'i'],
  ['u', 'u'],
];

/** A bare final begins with a, e or o; Wade–Giles writes ss before u only. */
function goTogether(initial: string, final: string): boolean {
  if (initial === 'ss') return final === 'u';
  return initial !== '' || /^[aeo]/.test(final);
}

/** Longer words are no name of Mandarin syllables. */
const LONGEST = 18;

/** What syllables may begin at a place of a word: their lengths and keys. */
function* syllablesAt(word: string, at: number): Generator<{ length: number; key: string }> {
  for (const [initial, spoken] of INITIALS) {
    if (!word.startsWith(initial, at)) continue;
    for (const [final, folded] of FINALS) {
      if (!word.startsWith(final, at + initial.length) || !goTogether(initial, final)) continue;
      yield { length: initial.length + final.length, key: `${spoken}${folded}.` };
    }
  }
}

/** The key of a word that is wholly Mandarin syllables, or undefined. */
export function mandarinOf(word: string): string | undefined {
  if (word.length < 2 || word.length > LONGEST) return undefined;
  const hopeless = new Set<number>();
  const from = (at: number): string | undefined => {
    if (at === word.length) return '';
    if (hopeless.has(at)) return undefined;
    for (const { length, key } of syllablesAt(word, at)) {
      const rest = from(at + length);
      if (rest !== undefined) return key + rest;
    }
    hopeless.add(at);
    return undefined;
  };
  return from(0);
}
