import { HONORIFICS, PARTICLES, SERVANT_OF } from './vocabulary.ts';

/**
 * Arabic names of two words that are one: Nasr Allah, Nasrullah, Nasrallah; Saif al-Din, Saifuddin, Seifeddine. All are
 * brought to one word with one ending, by which nobody is told from anybody (word-pair.ts).
 */

interface Half {
  /** A word that is the second half by itself, and one that is where the article stands before it. */
  readonly whole: RegExp;
  readonly afterArticle?: RegExp;
  /** A word that has it at its end: the first half. */
  readonly ending: RegExp;
  readonly text: string;
  /** In Arabic letters as they are spoken. */
  readonly written: string;
}

const HALVES: readonly Half[] = [
  {
    whole: /^[aou]l{1,2}ah$|^[au]lla$/,
    ending: /^([a-z]{3,}?)(?:[aou]{1,2}l{1,2}ah|ulla)$/,
    text: 'ullah',
    written: 'ؤله',
  },
  {
    whole: /^[aeiou]{1,2}[ld]d(?:i|ee|ie|y)ne?$/,
    afterArticle: /^d(?:i|ee|ie|y)ne?$/,
    ending:
      /^([a-z]{3,}?)(?:[aeiou]{1,2}dd(?:i|ee|ie|y)ne?|[aeiou]{1,2}ld(?:i|ee|y)n|(?:o?u|e)d(?:i|ee|y)ne?)$/,
    text: 'uddin',
    written: 'ؤدين',
  },
];

const ARTICLE = /^(?:[aeou]|ou)[ld]$/;

/** A word of a name and, where they are Arabic or Hebrew ones, its own letters. */
export interface WrittenWord {
  readonly text: string;
  readonly written: string | undefined;
}

/** The words of a person's name with those of two halves as one. */
export function joinCompounds<Word extends WrittenWord>(words: readonly Word[]): readonly Word[] {
  const joined: Word[] = [];
  for (const word of words) {
    const half = HALVES.find(({ whole }) => whole.test(word.text));
    const after = HALVES.find(({ afterArticle }) => afterArticle?.test(word.text) === true);
    const hasArticle = after !== undefined && ARTICLE.test(joined.at(-1)?.text ?? '');
    const stem = joined.at(hasArticle ? -2 : -1);
    const found = half ?? (hasArticle ? after : undefined);
    if (found && stem && isStem(stem.text)) {
      joined.splice(hasArticle ? -2 : -1, 2, compound(stem, stem.text, found));
    } else joined.push(endingAlike(word));
  }
  return joined;
}

function isStem(text: string): boolean {
  if (SERVANT_OF.has(text)) return true;
  const isOther = HALVES.some((half) => text.endsWith(half.text));
  return text.length > 1 && !isOther && !PARTICLES.has(text) && !HONORIFICS.has(text);
}

function endingAlike<Word extends WrittenWord>(word: Word): Word {
  if (word.written !== undefined) return word;
  for (const half of HALVES) {
    const stem = half.ending.exec(word.text)?.[1];
    if (stem !== undefined) return compound(word, stem, half);
  }
  return word;
}

function compound<Word extends WrittenWord>(word: Word, stem: string, half: Half): Word {
  const first = SERVANT_OF.has(stem) ? 'abd' : stem;
  const written = word.written === undefined ? undefined : word.written + half.written;
  return { ...word, text: first + half.text, written };
}
