import { ARTICLE } from './abjad.ts';
import type { OpenedToken } from './script.ts';

/** Vowel signs, the elongated line, and Hebrew's points. */
const SIGNS = /[\u064b-\u065f\u0670\u0640\u0591-\u05c7\u05f3\u05f4]/g;

const table = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text
      .trim()
      .split('\n')
      .flatMap((line) => {
        const [latin = '', ...words] = line.split(/\s+/);
        return words.map((word) => [word, latin] as const);
      }),
  );

/** Words of descent, titles, and names that are not read as they are written. */
const WORDS = table(`
bin بن
ibn ابن
bint بنت
wald ولد
abu ابو أبو
umm أم ام
al آل ال
abd عبد
allah الله اللہ اله
abdullah عبدالله عبداللہ
ali علی علي
amr عمرو
taha طه
agha آغا اغا
haji حاجي حاجی حاجى حاج الحاج
mullah ملا
mawlawi مولوي مولوی
qari قاري قاری
sayyid سيد سید السيد
sheikh شيخ شیخ الشيخ
mufti مفتي مفتی
dr دكتور دکتر
ben בן
bat בת`);

/** What organisations call themselves in Arabic and Persian, without the article. */
const ORGANISATION_WORDS = table(`
company شركة شرکت
group مجموعة گروه
foundation مؤسسة مؤسسه موسسة موسسه بنیاد
bank بنك بانک مصرف
industries صناعات صنایع
industry صناعة صنعت
airlines هواپیمایی
shipping ملاحة کشتیرانی
university جامعة دانشگاه
organization منظمة تنظيم سازمان
association جمعية انجمن
center مركز مرکز
international دولية دولي بین‌المللی
trading تجارة تجارية بازرگانی
movement حركة جنبش
front جبهة جبهه
party حزب
army جيش ارتش`);

/**
 * Writes out what Arabic script says but a letter by letter reading would lose: the article, the words of descent,
 * and that a word begins with a vowel.
 */
export function openArabic(token: string, person: boolean): readonly OpenedToken[] {
  return opened(token.replace(SIGNS, ''), person);
}

function opened(bare: string, person: boolean): readonly OpenedToken[] {
  const article = /^ال(.{2,})$/.exec(bare)?.[1];
  const english = person ? undefined : ORGANISATION_WORDS.get(article ?? bare);
  if (english !== undefined) return [{ text: english }];
  const known = WORDS.get(bare);
  if (known !== undefined) return [{ text: known }];
  const servant = /^عبدال(.{2,})$/.exec(bare)?.[1];
  if (servant) return [{ text: 'abd' }, { text: 'al' }, ...opened(servant, person)];
  const [, stem, god] = /^(.{2,})(?:(ال?ل[هہ])|الد[يی]ن)$/.exec(bare) ?? [];
  if (stem) {
    const religion = [{ text: 'al' }, { text: 'din' }];
    return [...opened(stem, person), ...(god ? [{ text: 'allah' }] : religion)];
  }
  if (article) {
    const [first, ...more] = opened(article, person);
    const written = first?.written;
    const noun = first && written !== undefined ? { ...first, written: ARTICLE + written } : first;
    return [{ text: 'al' }, ...(noun ? [noun] : []), ...more];
  }
  // Abu l-Qasim: the article's vowel is lost after another. Yanukovich: what Arabic has no letter for.
  const written = bare.replace(/(?<=و)ال(?=..)/, 'ل').replace(/(?<=..)تش/g, 'چ');
  return [{ text: bare.replace(/^[اأإآعى]/, 'a'), written }];
}

export function openHebrew(token: string): readonly OpenedToken[] {
  const bare = token.replace(SIGNS, '');
  const known = WORDS.get(bare);
  return [known === undefined ? { text: bare, written: bare } : { text: known }];
}
