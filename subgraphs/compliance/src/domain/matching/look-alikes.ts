/**
 * Letters by the Latin letter of the alphabet that each looks like: Unicode's confusables (UTS 39, data of version
 * 10.0), those that are one letter like one letter but for its marks, or like a small capital; and the Cyrillic
 * and Greek letters in which a reader sees a Latin one, such as β. What is plain by NFKC (full width,
 * mathematical letters) or by transliteration is not among them, nor are the abjads and the scripts of India.
 */
const LETTERS: Readonly<Record<string, string>> = {
  a: 'ΑαАаᎪᗅꓮꭺ𐊠𖽀',
  b: 'ƄΒβБВЬвѢѣҌҍᏏᏴᏼᖯᗷꓐ𐊂𐊡𐌁',
  c: 'СсҪҫᏟⲤⲥꓚꮯ𐊢𐌂𐐕𐐽𐔜',
  d: 'ԁᎠᏧᑯᗞᗪꓒꓓꭰ',
  e: 'ΕεЕеҽҿᎬⴹꓰꭼ𐊆𑢦𑢮',
  f: 'Ϝքᖴꓝ𐊇𐊥𐔥𑢢𑣂',
  g: 'ԌԍցᏀᏳᏻꓖꮐ',
  h: 'ΗНнћҢңһӇӈӉӊհᎻᏂᏲᕼⲎꓧꚕꮋ𐋏',
  i: 'ιіӏᎥꙇꭵ𑣃',
  j: 'ͿϳЈјᎫᒍꓙꭻ',
  k: 'ΚκКкҚқҞҟᏦᛕⲔⲕꓗꮶ𐔘',
  l: 'ᏞᒪⳐⳑꓡꮮ𐐛𐑃𑢣𑢲𖼖',
  m: 'ΜϺМмӍᎷᗰᛖⲘꓟ𐊰𐌑',
  n: 'ΝηոռⲚꓠ𐔓',
  o: 'ΘΟθοσОоѲѳӨөՕօჿᎾᏫⲞⲟⴱⵁⵔꓳꭴꮎꮻ𐊒𐊫𐐄𐐬𐓂𐓪𐔖𑢵𑣈𑣗',
  p: 'ΡρРрᏢᑭᴩⲢⲣꓑꮲ𐊕',
  q: 'ԛգզⵕ',
  r: 'гғᎡᏒᖇᴦⲅꓣꭱꮁꮢ𐒴𖼵',
  s: 'ƽЅѕՏᏕᏚꓢꮪ𐊖𐐠𐑈𑣁𖼺',
  t: 'ΤτТтҬҭᎢⲦꓔꭲ𐊗𐊱𐌕𑢼𖼊',
  u: 'ꞟμυՍսᏌᑌꓴꮜ𐓎𐓶𑢸𑣘𖽂',
  v: 'νѴѵᏙᐯⴸꓦꮩ𐔝𑢠𑣀𖼈',
  w: 'ѡԜԝաᎳᏔꓪꮃ',
  x: 'ΧχХхҲᕁᕽᚷⲬⵝꓫ𐊐𐊴𐌗𐔧',
  y: 'ΥγУуҮүҰұყᎩᎽⲨꓬ𐊲𑢤𑣜𖽃',
  z: 'ΖᏃꓜꮓ𑢩𑣄',
};
/** An I, or a small L. */
const UPRIGHT = 'ǀΙІӀᛁⲒⵏꓲ𐊊𐌉𐔦𖼨';

const TO_LATIN: ReadonlyMap<string, string> = new Map(
  Object.entries(LETTERS).flatMap(([latin, letters]) =>
    [...letters].map((letter) => [letter, latin] as const),
  ),
);
const UPRIGHTS: ReadonlySet<string> = new Set(UPRIGHT);

/** What a word looks like in Latin letters, or undefined where one of its letters looks like none. */
export function latinLikeness(word: string, upright: 'i' | 'l' = 'i'): string | undefined {
  let latin = '';
  for (const letter of word) {
    const like = UPRIGHTS.has(letter) ? upright : (TO_LATIN.get(letter) ?? letter);
    if (!/^\p{Script=Latin}$/u.test(like)) return undefined;
    latin += like;
  }
  return latin;
}

/**
 * A text with every word that may be read as one in Latin letters so written: in one form, or in two where it
 * has a letter that looks like an I and a small L; in none where it has no such word.
 */
export function latinLikenesses(text: string): readonly string[] {
  const write = (upright: 'i' | 'l') =>
    text.replace(/\p{L}+/gu, (word) => latinLikeness(word, upright) ?? word);
  return [...new Set([write('i'), write('l')])].filter((form) => form !== text);
}
