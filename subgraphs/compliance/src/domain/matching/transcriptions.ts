import { pinyinOf } from './palladius.ts';

/**
 * What else the words of a name may be where its script writes those of another language, or where it writes together
 * what lists write apart.
 */
export function transcriptionsOf(text: string, isPerson: boolean): readonly string[] {
  if (/\p{Script=Greek}/u.test(text)) {
    const rules = /ντ|μπ|γκ|τζ/iu.test(text) ? [GREEK, FOREIGN_IN_GREEK] : [GREEK];
    return rules.map((each) => rewrite(text, each)).filter((form) => form !== text);
  }
  if (!isPerson) return [];
  if (/\p{Script=Cyrillic}/u.test(text)) return pinyinOf(text);
  if (!/\p{Script=Arabic}/u.test(text)) return [];
  return [rewrite(text, PARTED), rewrite(text, TOGETHER)].filter((form) => form !== text);
}

type Rules = readonly (readonly [RegExp, string])[];

function rewrite(text: string, rules: Rules): string {
  return rules.reduce((form, [pattern, latin]) => form.replace(pattern, latin), text);
}

/** Two letters that are one sound, by ELOT 743. */
const GREEK: Rules = [
  [/ο[υύ]/giu, 'ou'],
  [/(?<![\p{L}\p{M}])μπ/giu, 'b'],
  [/γ([γχξ])/giu, 'n$1'],
];
/** What Greek has no letter for, it writes with two. */
const FOREIGN_IN_GREEK: Rules = [
  [/ο[υύ]/giu, 'u'],
  [/ντ/giu, 'd'],
  [/μπ/giu, 'b'],
  [/γκ/giu, 'g'],
  [/τζ/giu, 'j'],
];

/** Given names that begin another one, and the article in a word that has it after three letters. */
const PARTED: Rules = [
  [/(?<!\p{L})(محمد|احمد|علی|علي|غلام|امیر|امير|سید|سيد|میر)(?=\p{L}{3})/gu, '$1 '],
  [/(?<=\p{L}{3})ال(?=\p{L}{3})/gu, ' ال'],
];
/** What ends a Persian or Pashto surname. */
const TOGETHER: Rules = [
  [
    /(?<=\p{L})[\s\u200c]+(?=(?:زاده|پور|خواه|وند|نژاد|آباد|نیا|فر|خیل|خيل|کیا|قلی)(?!\p{L}))/gu,
    '',
  ],
];
