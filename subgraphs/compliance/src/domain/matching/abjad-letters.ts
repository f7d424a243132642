/**
 * How the letters of the Arabic and Hebrew scripts are written in Latin ones: by the romanisations of the Library of
 * Congress, of the United Nations and of Iran, as French and English passports have it, and as it is spoken in one
 * place or another. On each line the spellings, the usual one first, and the letters that have them. The spellings
 * are of doubled letters only one, of vowels those that are written; `-` is none.
 */
const LETTERS = `
b p          ب
p b          پ
b v          ב
t            ت ط ٹ ټ ט
t th         ת
th s t       ث
j g dj dzh   ج
ch c         چ
h kh ch      ح
h ch kh      ח
kh h ch k x  خ
d            د ډ ڈ ד
dh z d th    ذ
r            ر ړ ר
r d          ڑ
z s          ز ז
zh j z       ژ
s            س ص ס
sh ch        ش
sh s         ש
d z dh       ض
z dh d th    ظ
gh g q k     غ
f v          ف
q k g gh c   ق
k c          ك ک
g k          گ
g j          ג
k q c        ק
k ch kh c    כ ך
l            ل ל
m            م מ ם
n            ن ں ڼ נ ן
p f          פ ף
ts tz z      צ ץ
v            ڤ
ts s         څ
dz z j       ځ
g zh z       ږ
kh sh x      ښ
w v u o ou   و ۆ ו
y i e        ي ی ې ۍ ێ ے י
a i e y      ى
a e          ا آ ٱ
h -          ه ہ ھ ה
- h t        ة ۀ
-            ع ء ئ أ إ ע א
- u w o      ؤ
a e          ە`;

/** Letters that a vowel begins the word with, where they stand first. */
const VOWEL_AT_FIRST = new Set('اآٱأإعעא');
/** Letters that no further vowel follows: they are one. */
const VOWELS = new Set('اآٱىةۀەؤ');

/** A letter of a word in Arabic or Hebrew script. */
export interface AbjadLetter {
  readonly letter: string;
  /** How it may be written in Latin letters; an empty one where it need not be. */
  readonly spellings: readonly string[];
  /** Whether a vowel that is not written may follow it. */
  readonly isOpen: boolean;
}

const TABLE: ReadonlyMap<string, AbjadLetter> = new Map(
  LETTERS.trim()
    .split('\n')
    .flatMap((line) => {
      const columns = line.split(/\s+/);
      const spellings = columns
        .filter((column) => /^(?:[a-z]+|-)$/.test(column))
        .map((spelling) => (spelling === '-' ? '' : spelling));
      return columns
        .filter((column) => !/^(?:[a-z]+|-)$/.test(column))
        .map((letter) => [letter, { letter, spellings, isOpen: !VOWELS.has(letter) }] as const);
    }),
);

/** Every vowel may begin a word with one of these, and none but in a vowel that follows need stand for it. */
const FIRST: AbjadLetter = { letter: 'ا', spellings: [''], isOpen: true };

/** Of a Jusuf, where a word begins with it; and of Isa and Morteza, where it ends with it. */
const FIRST_Y = ['y', 'i', 'e', 'j'];
const LAST_Y = ['y', 'i', 'e', 'a'];

/** The letters of a word, or undefined where one is none of them or there are too many. */
export function abjadLetters(written: string): readonly AbjadLetter[] | undefined {
  const signs = [...written];
  if (signs.length < SHORTEST_WORD || signs.length > LONGEST_WORD) return undefined;
  const letters = signs.map((sign, at) => letterAt(sign, at === 0, at === signs.length - 1));
  return letters.every((letter) => letter !== undefined) ? letters : undefined;
}

function letterAt(sign: string, isFirst: boolean, isLast: boolean): AbjadLetter | undefined {
  const letter = TABLE.get(sign);
  if (isFirst && VOWEL_AT_FIRST.has(sign)) return { ...FIRST, letter: sign };
  if (letter?.spellings[0] !== 'y' || !(isFirst || isLast)) return letter;
  return { ...letter, spellings: isFirst ? FIRST_Y : LAST_Y };
}

/** Whether a word begins with a vowel, whichever. */
export function beginsWithVowel(written: string): boolean {
  return VOWEL_AT_FIRST.has(written.slice(0, 1));
}

const SHORTEST_WORD = 2;
const LONGEST_WORD = 24;
