/**
 * Chinese names in Russian letters, by Palladius's system: which Pinyin its syllables are.
 */
const columns = (text: string) => text.split(' ').map((column) => column.split('/'));

/** Initials, each with its Pinyin. */
const INITIALS = columns(
  'чж/zh цз/z ч/ch ш/sh ц/c с/s ж/r б/b п/p м/m ф/f д/d т/t н/n л/l г/g к/k х/h -/-',
);
/** Finals; with those that begin softly z, c and s are j, q and x. */
const HARD = columns(
  'ай/ai ань/an ан/ang ао/ao а/a эй/ei энь/en эн/eng эр/er э/e оу/ou о/o уай/uai уань/uan уан/uang уа/ua уй/ui уэй/ui унь/un ун/ong уо/uo у/u ы/i',
);
const SOFT = columns(
  'янь/ian ян/iang яо/iao я/ia ень/ian е/ie иу/iu инь/in ин/ing и/i ю/iu юань/uan юнь/un юн/iong юэ/ue юй/u',
);
/** Syllables without an initial. */
const BARE = columns(
  'я/ya янь/yan ян/yang яо/yao е/ye ю/you и/yi инь/yin ин/ying юй/yu юэ/yue юань/yuan юнь/yun юн/yong у/wu ва/wa вай/wai вань/wan ван/wang вэй/wei вэнь/wen вэн/weng во/wo ши/shi а/a ай/ai ань/an ан/ang ао/ao оу/ou эр/er э/e',
);
const SOFTENED: ReadonlyMap<string, string> = new Map([
  ['z', 'j'],
  ['c', 'q'],
  ['s', 'x'],
]);

function* syllables(): Generator<readonly [string, string]> {
  for (const [russian = '', pinyin = ''] of BARE) yield [russian, pinyin];
  for (const [russian = '', pinyin = ''] of INITIALS) {
    if (russian === '-') continue;
    for (const [final = '', latin = ''] of HARD) yield [russian + final, pinyin + latin];
    for (const [final = '', latin = ''] of SOFT) {
      yield [russian + final, (SOFTENED.get(pinyin) ?? pinyin) + latin];
    }
  }
}

let held: ReadonlyMap<string, string> | undefined;

function pinyin(): ReadonlyMap<string, string> {
  held ??= new Map(syllables());
  return held;
}

const LONGEST = 6;
const MOST_SYLLABLES = 4;

/** The syllables of a word in Pinyin, the longest first; none where it has others. */
function wordOf(word: string): readonly string[] | undefined {
  if (word === '') return [];
  for (let length = Math.min(LONGEST, word.length); length > 0; length -= 1) {
    const first = pinyin().get(word.slice(0, length));
    if (first === undefined) continue;
    const rest = wordOf(word.slice(length));
    if (rest) return [first, ...rest];
  }
  return undefined;
}

/** A name of two words or three, all of Chinese syllables and one of a single one, in Pinyin. */
export function pinyinOf(text: string): readonly string[] {
  const words = text
    .toLowerCase()
    .split(/[^а-яё]+/u)
    .filter((word) => word !== '');
  if (words.length < 2 || words.length > 3 || words.some((word) => word.length > 3 * LONGEST))
    return [];
  const read = words.map(wordOf);
  const count = read.reduce((sum, syllables) => sum + (syllables?.length ?? MOST_SYLLABLES + 1), 0);
  const hasSurname = read.some((syllables) => syllables?.length === 1);
  if (count > MOST_SYLLABLES || !hasSurname) return [];
  return [read.map((syllables) => syllables?.join('')).join(' ')];
}
