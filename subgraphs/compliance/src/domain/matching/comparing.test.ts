import anyAscii from 'any-ascii';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareNames, NAME_THRESHOLD } from './compare.ts';
import { type NameKind, readName } from './name.ts';

/** What holds of invented names, whichever they are: what changes nobody's name, and what does. */

const toLatin = (text: string) => anyAscii(text);

function score(one: string, other: string, kind: NameKind): number {
  const scores = readName(one, kind, toLatin).flatMap((a) =>
    readName(other, kind, toLatin).map((b) => compareNames(a, b).score),
  );
  return Math.max(0, ...scores);
}

const same = (one: string, other: string, kind: NameKind) =>
  expect(score(one, other, kind), `${one} | ${other}`).toBeGreaterThanOrEqual(NAME_THRESHOLD);
const other = (one: string, two: string, kind: NameKind) =>
  expect(score(one, two, kind), `${one} | ${two}`).toBeLessThan(NAME_THRESHOLD);

/** Far from each other in spelling and sound, and in no table. */
const GIVEN = ['Mirela', 'Bogdan', 'Yasunari', 'Oluwaseun', 'Thorvald', 'Ximena', 'Padraig'];
const FAMILY = [
  'Vuckovic',
  'Tarrasque',
  'Marchbanks',
  'Okonjo',
  'Lindqvist',
  'Abernathy',
  'Zubizar',
];
const BRANDS = ['Quellfeld', 'Brontomark', 'Zephyrane', 'Ostrolenk', 'Halvarsen', 'Pimlico'];
const TRADES = ['Shipping', 'Mining', 'Textiles', 'Insurance', 'Aviation'];
const FORMS = ['Ltd', 'LLC', 'GmbH', 'Limited'];
const SHIPS = ['Pale Heron', 'Amber Falcon', 'Silver Compass', 'Northern Lantern'];

const pick = <T>(values: readonly T[]) => fc.constantFrom(...values);
const two = <T>(values: readonly T[]) =>
  fc.tuple(pick(values), pick(values)).filter(([a, b]) => a !== b);
const person = fc.tuple(pick(GIVEN), pick(FAMILY));
const runs = { numRuns: 150 };

describe('a person stays who they are', () => {
  test.each<readonly [what: string, change: (given: string, family: string) => string]>([
    ['in capitals', (given, family) => `${given} ${family}`.toUpperCase()],
    ['with accents', (given, family) => `${given} ${family}`.replace(/a/g, 'á').replace(/o/g, 'ö')],
    ['with a title', (given, family) => `Dr. ${given} ${family}`],
    ['with two titles', (given, family) => `Sheikh Haji ${given} ${family}`],
    ['surname first, by a comma', (given, family) => `${family.toUpperCase()}, ${given}`],
    ['surname first, without one', (given, family) => `${family} ${given}`],
    ['with a particle', (given, family) => `${given} bin ${family}`],
    ['with an article', (given, family) => `${given} al-${family}`],
    ['with a middle name', (given, family) => `${given} Casimir ${family}`],
    ['by an initial', (given, family) => `${given[0]}. ${family}`],
    ['written together', (given, family) => `${given}${family}`],
    ['written together, surname first', (given, family) => `${family}${given}`],
    ['written together, with another name', (given, family) => `${given}${family} Casimir`],
    ['with a letter doubled', (given, family) => `${given} ${family.replace(/(.)$/, '$1$1')}`],
    [
      'with two letters exchanged',
      (given, family) => `${given} ${family.replace(/^(..)(.)(.)/, '$1$3$2')}`,
    ],
    ['with a letter lost', (given, family) => `${given} ${family.replace(/^(...)./, '$1')}`],
    ['with what cannot be seen', (given, family) => `\u200e${given}\u200b \u2066${family}\u2069`],
    ['with a picture', (given, family) => `${given} 😀 ${family} ™`],
    [
      'in full width',
      (given, family) =>
        `${given} ${family}`.replace(/[A-Za-z]/g, (letter) =>
          String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0),
        ),
    ],
    [
      'with Cyrillic letters that look Latin',
      (given, family) => `${given} ${family}`.replace(/a/g, 'а').replace(/o/g, 'о'),
    ],
    [
      'turned round by a mark',
      (given, family) => `\u202e${[...`${given} ${family}`].reverse().join('')}\u202c`,
    ],
    ['written backwards', (given, family) => [...`${given} ${family}`].reverse().join('')],
    [
      'under heaps of marks',
      (given, family) => `${given} ${family}`.replace(/[a-z]/g, '$&\u0300\u0323\u0334\u0345'),
    ],
  ])('%s', (_, change) => {
    fc.assert(
      fc.property(person, ([given, family]) => {
        same(`${given} ${family}`, change(given, family), 'PERSON');
        same(change(given, family), `${given} ${family}`, 'PERSON');
      }),
      runs,
    );
  });

  test('and is not another with another surname, or another given name', () => {
    fc.assert(
      fc.property(two(GIVEN), two(FAMILY), ([given, given2], [family, family2]) => {
        other(`${given} ${family}`, `${given} ${family2}`, 'PERSON');
        other(`${given} ${family}`, `${given2} ${family}`, 'PERSON');
        other(`Dr. ${given} bin ${family}`, `Dr. ${given} bin ${family2}`, 'PERSON');
        other(`${given} Casimir ${family}`, `${given} Leopold ${family}`, 'PERSON');
      }),
      runs,
    );
  });

  test.each([
    [
      'Russian',
      'Дмитрий Щербаков',
      ['Dmitry Shcherbakov', 'Dmitrij Schtscherbakow', 'Dmitriy Shcherbakov'],
    ],
    ['Ukrainian', 'Сергій Коваленко', ['Serhiy Kovalenko', 'Sergii Kovalenko']],
    ['Greek', 'Νικόλαος Παππάς', ['Nikolaos Pappas']],
    [
      'Arabic',
      'طارق بن يوسف القاسمي',
      ['Tariq bin Yusuf al-Qasimi', 'Tarik Ibn Yousef Al Qasimi', 'Tareq Yusuf Qasimi'],
    ],
    [
      'Arabic with servant-of',
      'عبد الرحمن الصباح',
      ['Abdul Rahman al-Sabah', 'Abdurrahman Al Sabah', 'Abd-al-Rahman Sabah'],
    ],
    ['Persian', 'حسین رضایی', ['Hossein Rezaei', 'Hoseyn Rezai', 'Husain Rezayi']],
    ['Arabic with other letters', 'رمضان قديروف', ['Ramzan Kadyrov']],
    ['Arabic with dialects', 'معمر القذافي', ['Moammar Gaddafi', 'Muammar Al Gadafi']],
    ['Arabic with foreign sounds', 'فيكتور يانوكوفيتش', ['Viktor Yanukovich']],
    ['Arabic with a name of two words', 'نور الدين نصر الله', ['Nuruddin Nasrallah']],
    ['Persian written together', 'محمدرضا حسن‌زاده', ['Mohammad Reza Hassanzadeh']],
    ['Hebrew', 'דוד שמעון', ['David Shimon']],
    ['Hebrew with vowels', 'איתמר בן גביר', ['Itamar Ben-Gvir']],
    ['Greek with foreign sounds', 'Βλαντιμίρ Πούτιν', ['Vladimir Putin']],
    ['Russian, of a Chinese', 'Си Цзиньпин', ['Xi Jinping']],
    ['Russian, of a Korean', 'Чхве Рён Хэ', ['Choe Ryong Hae', "Ch'oe Ryong-hae"]],
    ['Russian with a Latin I', 'Iгор Коваленко', ['Ihor Kovalenko']],
    [
      'Chinese',
      '陈光标',
      ['Chen Guangbiao', 'Guangbiao Chen', 'CHEN Guang-Biao', "Ch'en Kuang-piao"],
    ],
    ['Chinese, written traditionally', '張建國', ['Zhang Jianguo', 'Chang Chien-kuo']],
    ['a Chinese surname read in another way', '曾国强', ['Zeng Guoqiang']],
    ['Korean', '김철수', ['Kim Chol Su', 'Kim Cheol-su']],
    ['Korean by the rules of 2000', 'Gim Jeong-eun', ['Kim Jong Un', "Kim Cho'ng-u'n"]],
    ['Japanese kana', 'タナカ ヒロシ', ['Tanaka Hiroshi', 'Hiroshi Tanaka']],
  ])('in %s letters and by their transliterations', (_, original, spellings) => {
    for (const spelling of spellings) same(original, spelling, 'PERSON');
    for (const one of spellings) for (const two of spellings) same(one, two, 'PERSON');
    other(original, 'Bogdan Tarrasque', 'PERSON');
  });

  test('a vowel that Arabic writes is there, and a Korean syllable is another name', () => {
    same('محمود حسين', 'Mahmoud Hussein', 'PERSON');
    other('محمود حسين', 'Mohammed Hussein', 'PERSON');
    other('محمود حسين', 'Mahmoud Hassan', 'PERSON');
    other('داعش', 'Dass', 'ORGANIZATION');
    other('김정은', '김정일', 'PERSON');
    other('강민지', 'Kang Min', 'PERSON');
  });

  test('but another character is no slip of the pen', () => {
    other('陈光标', '陈光明', 'PERSON');
    same('陳光標', '陈光标', 'PERSON');
  });
});

describe('the order of two given names', () => {
  test.each([
    ['Friedrich Hans', 'Hans Friedrich'],
    ['Friedrich, Hans', 'Friedrich Hans'],
    ['Friedrich, Hans', 'Hans, Friedrich'],
    ['Paul Thomas', 'Thomas Paul'],
  ])('%s is not %s', (one, two) => other(one, two, 'PERSON'));

  test.each([
    ['Friedrich, Hans', 'Hans Friedrich'],
    ['Hans Tarrasque', 'Tarrasque Hans'],
    ['Kim Chol Su', 'Chol Su Kim'],
  ])('%s is %s', (one, two) => same(one, two, 'PERSON'));

  test('is said', () => {
    const [one] = readName('Friedrich Hans', 'PERSON', toLatin);
    const [two] = readName('Hans Friedrich', 'PERSON', toLatin);
    expect(one && two && compareNames(one, two)).toMatchObject({
      wordScore: 1,
      score: 0.7,
      findings: [{ kind: 'WORD_ORDER', effect: -0.3 }],
    });
  });
});

describe('an organisation stays what it is', () => {
  const organisation = fc.tuple(pick(BRANDS), pick(TRADES), pick(FORMS));

  test.each<
    readonly [what: string, change: (brand: string, trade: string, form: string) => string]
  >([
    ['in small letters', (brand, trade, form) => `${brand} ${trade} ${form}`.toLowerCase()],
    ['without its legal form', (brand, trade) => `${brand} ${trade}`],
    ['with «the»', (brand, trade, form) => `The ${brand} ${trade} ${form}`],
    ['its legal form in front', (brand, trade, form) => `${form} ${brand} ${trade}`],
    [
      'with a letter lost',
      (brand, trade, form) => `${brand.replace(/^(...)./, '$1')} ${trade} ${form}`,
    ],
    ['in quotation marks', (brand, trade, form) => `«${brand} ${trade}» ${form}`],
    ['its first words joined', (brand, trade, form) => `${brand}${trade.toLowerCase()} ${form}`],
  ])('%s', (_, change) => {
    fc.assert(
      fc.property(organisation, ([brand, trade, form]) => {
        same(`${brand} ${trade} ${form}`, change(brand, trade, form), 'ORGANIZATION');
      }),
      runs,
    );
  });

  test('and is another with another name, trade, number, or legal form of another kind', () => {
    fc.assert(
      fc.property(two(BRANDS), two(TRADES), two([1, 2, 3, 7, 12]), (brand, trade, number) => {
        const [one, two] = number;
        other(`${brand[0]} ${trade[0]}`, `${brand[1]} ${trade[0]}`, 'ORGANIZATION');
        other(`${brand[0]} ${trade[0]}`, `${brand[0]} ${trade[1]}`, 'ORGANIZATION');
        other(`${brand[0]} Holding ${one}`, `${brand[0]} Holding ${two}`, 'ORGANIZATION');
        other(`${brand[0]}${one} ${trade[0]}`, `${brand[0]}${two} ${trade[0]}`, 'ORGANIZATION');
        other(`${brand[0]} ${trade[0]} AG`, `${brand[0]} ${trade[0]} GmbH`, 'ORGANIZATION');
        other(`${trade[0]} Company`, `${brand[0]} ${trade[0]} Company`, 'ORGANIZATION');
      }),
      runs,
    );
  });

  test.each([
    ['Quellfeld Plant', 'Завод «Квелльфельд»'],
    ['Ostrolenk Scientific Research Institute', 'Ostrolenk Nauchno-Issledovatelskiy Institut'],
    ['Grupo Zephyrane', 'Zephyrane Group'],
    ['OAO Brontomark', 'Brontomark Open Joint Stock Company'],
    ['Brontomark II', 'Brontomark 2'],
    ['华为贸易公司', 'Huawei Trading Company'],
    ['Bank of Zephyrane', 'Zephyrane Bank'],
  ])('translated: %s is %s', (one, two) => same(one, two, 'ORGANIZATION'));

  test('nothing but common words is a name only to its equal', () => {
    same('General Trading Company', 'The General Trading Company', 'ORGANIZATION');
    other('General Trading Company', 'General Trading and Shipping Company', 'ORGANIZATION');
    other('Trading Company', 'Quellfeld Trading Company', 'ORGANIZATION');
  });
});

describe('ships and aircraft', () => {
  test('a ship is told from another of its row by the number', () => {
    fc.assert(
      fc.property(pick(SHIPS), two([1, 2, 3, 5, 14]), (ship, [one, two]) => {
        same(`M/V ${ship} ${one}`, `${ship.toUpperCase()} ${one}`, 'VESSEL');
        other(`${ship} ${one}`, `${ship} ${two}`, 'VESSEL');
        other(`${ship} ${one}`, ship, 'VESSEL');
      }),
      runs,
    );
  });

  test('an aircraft is its tail number, however it is parted', () => {
    same('EP-QZX', 'EP QZX', 'AIRCRAFT');
    same('ep-qzx', 'EPQZX', 'AIRCRAFT');
    other('EP-QZX', 'EP-QZY', 'AIRCRAFT');
  });
});
