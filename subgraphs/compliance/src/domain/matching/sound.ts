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
  [/(ij|yy|iy|yj|ii|ey|ei|ie|ai|ay)$/g, 'i'],
  [/(ou|oo|u)/g, 'o'],
  [/(?<=[a-z]{4})s$/g, ''],
  [/[jy]/g, 'i'],
  [/ee|e/g, 'i'],
  [/h/g, ''],
  [/z/g, 's'],
  [/(.)\1+/g, '$1'],
];

/** Sounds already worked out: lists repeat their words many times. Emptied when it is full. */
const KNOWN = new Map<string, string>();
const MOST_KNOWN = 100_000;

/** A spelling of how a folded word sounds, the same for most romanisations of one name. */
export function soundOf(word: string): string {
  const known = KNOWN.get(word);
  if (known !== undefined) return known;
  let sound = word;
  for (const [pattern, replacement] of SOUNDS) sound = sound.replace(pattern, replacement);
  if (sound === '') sound = word;
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
  KNOWN.set(word, sound);
  return sound;
}
