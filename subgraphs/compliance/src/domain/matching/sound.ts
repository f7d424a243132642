/** Rewrites that bring the usual romanisations of one sound together, in order. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/(.)\1+/g, '$1'],
  [/^ts?ch|tch|tsch/g, 'c'],
  [/sch|sh/g, 's'],
  [/ch/g, 'c'],
  [/ph/g, 'f'],
  [/(kh|gh|q|ck|k)/g, 'k'],
  [/dzh|zh|dj/g, 'j'],
  [/w/g, 'v'],
  [/x/g, 'ks'],
  [/th/g, 't'],
  [/(ij|yy|iy|yj|ii|ie)$|ey|ei|ai|ay/g, 'i'],
  [/(ou|oo|u)/g, 'o'],
  [/(?<=[a-z]{4})s$/g, ''],
  [/[jy]/g, 'i'],
  [/ee|e/g, 'i'],
  [/h/g, ''],
  [/z/g, 's'],
  [/(.)\1+/g, '$1'],
];

/** What was already worked out: lists repeat their words many times. Emptied when it is full. */
export function remembered<Value>(compute: (word: string) => Value): (word: string) => Value {
  const known = new Map<string, Value>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const found = compute(word);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(word, found);
    return found;
  };
}

const MOST_KNOWN = 20_000;

function rewrite(word: string, rules: readonly (readonly [RegExp, string])[]): string {
  let text = word;
  for (const [pattern, replacement] of rules) text = text.replace(pattern, replacement);
  return text;
}

/** A spelling of how a folded word sounds, the same for most romanisations of one name. */
export const soundOf = remembered((word) => rewrite(word, SOUNDS) || word);

/** What is left of a word where vowels are not written, in order. */
const CONSONANTS: readonly (readonly [RegExp, string])[] = [
  [/(.)\1+/g, '$1'],
  // One letter of Hebrew.
  [/sch|sh/g, 's'],
  [/kh|ck|q|c(?![h])/g, 'k'],
  [/gh/g, 'g'],
  [/ch|zh|j/g, 'j'],
  // One letter of Arabic that Persian reads as the other.
  [/dh|dz|z/g, 'd'],
  [/th/g, 't'],
  [/ph/g, 'f'],
  [/^[aeiou'`]+/g, 'A'],
  [/^[wv]/g, 'W'],
  [/^y/g, 'Y'],
  [/[aeiouywv]/g, ''],
  [/h$/g, ''],
];

/** The consonants of a folded word, by which a script without vowels can be compared. */
export const consonantsOf = remembered((word) => rewrite(word, CONSONANTS));

/** Consonants prove something from two on. */
export function sameConsonants(one: string, other: string): boolean {
  const consonants = consonantsOf(one);
  return consonants.length >= 2 && consonants === consonantsOf(other);
}
