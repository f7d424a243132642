/**
 * The syllables of Korean as the South's rules of 2000 write them in Latin letters, and as Russian does: Kontsevich's
 * system, and what was usual before it (Чен, Сен, Ир). Unicode orders its Hangul syllables by initial, vowel and final.
 */
const FIRST = 0xac00;
const OF_AN_INITIAL = 588;
const OF_A_VOWEL = 28;

const columns = (text: string) => text.split(' ').map((column) => column.split('/'));

/** In Unicode's order, of a slash either side, `-` for none; of the finals those that are spoken. */
const LATIN = {
  initials: columns('g kk n d tt r m b pp s ss - j jj ch k t p h'),
  vowels: columns('a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'),
  finals: columns('- k n t l m p ng'),
};
const CYRILLIC = {
  initials: columns('к/г кк н т/д тт р/л м п/б пп с/ш сс - ч/дж чч чх кх тх пх х'),
  vowels: columns('а э я йя о/е е ё йе о ва вэ ве ё у во ве ви ю ы ый/ий и'),
  finals: columns('- к н т ль/р/л м п нъ'),
};
/** Most leave out the sign that tells ng from n. */
const CYRILLIC_NG = { ...CYRILLIC, finals: columns('- к - т ль/р/л м п н/нъ') };
/** The places of the finals among Unicode's twenty-eight. */
const FINALS = [0, 1, 4, 7, 8, 16, 17, 21];

type Syllabary = ReadonlyMap<string, string>;

function* spellings({ initials, vowels, finals }: typeof LATIN) {
  for (const [initial, starts] of initials.entries()) {
    for (const [vowel, middles] of vowels.entries()) {
      for (const [place, ends] of finals.entries()) {
        const code = FIRST + initial * OF_AN_INITIAL + vowel * OF_A_VOWEL + (FINALS[place] ?? 0);
        for (const parts of combined([starts, middles, ends])) {
          yield { parts, syllable: String.fromCodePoint(code) };
        }
      }
    }
  }
}

function combined(columns: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return columns.reduce<readonly (readonly string[])[]>(
    (rows, column) => rows.flatMap((row) => column.map((each) => [...row, each])),
    [[]],
  );
}

/** Where two syllables are spelt alike the first is taken: what both are written as elsewhere is mostly one. */
function syllabary(system: typeof LATIN): Syllabary {
  const syllables = new Map<string, string>();
  for (const { parts, syllable } of spellings(system)) {
    // Чен is chŏn, but Се is se.
    if (parts[1] === 'е' && parts[2] === '-' && system.vowels[4]?.includes('е') && isEo(syllable)) {
      continue;
    }
    const key = parts.join('').replaceAll('-', '');
    if (key !== '' && !syllables.has(key)) syllables.set(key, syllable);
  }
  return syllables;
}

function isEo(syllable: string): boolean {
  const place = (syllable.codePointAt(0) ?? FIRST) - FIRST;
  return Math.floor((place % OF_AN_INITIAL) / OF_A_VOWEL) === 4;
}

let held: readonly Syllabary[] | undefined;

/** The syllabaries that Korean names may be written in; made when they are first asked for. */
export function syllabaries(): readonly Syllabary[] {
  held ??= [LATIN, CYRILLIC, CYRILLIC_NG].map(syllabary);
  return held;
}

/** The Hangul of a word of one syllable or two; none where it is no such word. */
export function hangulOf(word: string, syllables: Syllabary): readonly string[] {
  const whole = syllables.get(word);
  if (whole !== undefined) return [whole];
  for (let at = word.length - 2; at > 1; at -= 1) {
    const [first, second] = [syllables.get(word.slice(0, at)), syllables.get(word.slice(at))];
    if (first !== undefined && second !== undefined) return [first, second];
  }
  return [];
}
