/**
 * How far two folded words are apart: an edit distance (with transposition) whose steps cost less
 * where people who hear, type or transliterate a name really differ. Costs lie in flat tables by
 * character code, since a screening asks for thousands of distances; the search through a whole
 * vocabulary (word-trie.ts) takes the same steps.
 */

const CODES = 128;
const VOWELS = 'aeiouy';
const H = 'h'.charCodeAt(0);

const SUBSTITUTION = new Float64Array(CODES * CODES).fill(1);

function confuse(pairs: string, cost: number): void {
  for (const pair of pairs.split(' ')) {
    const one = pair.charCodeAt(0);
    const other = pair.charCodeAt(1);
    SUBSTITUTION[one * CODES + other] = cost;
    SUBSTITUTION[other * CODES + one] = cost;
  }
}
for (const one of VOWELS) for (const other of VOWELS) confuse(one + other, 0.6);
confuse('bp dt gk cs fv fp gj jz lr mn tz xs xk gh uv 6g 7t', 0.7);
confuse('ck cq kq vw iy ij jy sz ao ei ou ae eu uw 0o 1l 1i 5s 3e 4a 9g', 0.5);
for (let code = 0; code < CODES; code += 1) SUBSTITUTION[code * CODES + code] = 0;

const IS_VOWEL = new Uint8Array(CODES);
for (const vowel of VOWELS) IS_VOWEL[vowel.charCodeAt(0)] = 1;

/** Two neighbours exchanged. */
export const TRANSPOSITION = 0.8;
const DOUBLED = 0.4;
const MUTE_H = 0.5;
const VOWEL = 0.7;

/** Cost of one letter in the place of another. */
export function substitution(code: number, other: number): number {
  return SUBSTITUTION[code * CODES + other] ?? 1;
}

/**
 * Cost of one letter more: doubled letters, mute h and vowels slip most easily.
 *
 * @param before code of the letter before it, 0 at the beginning of a word
 */
export function insertion(code: number, before: number): number {
  if (code === before) return DOUBLED;
  if (code === H && before !== 0) return MUTE_H;
  return IS_VOWEL[code] === 1 ? VOWEL : 1;
}

/** Letters of a word that count. */
export const LONGEST_WORD = 64;
/** Words whose lengths differ by more, and letters that moved farther, are not measured. */
export const MOST_SHIFTED = 3;

const ROW = LONGEST_WORD + 2;
const rows = [new Float64Array(ROW), new Float64Array(ROW), new Float64Array(ROW)] as const;

/**
 * Weighted edit distance of two words of ASCII letters and digits; only their first 64 count.
 * Symmetric; 0 only for equal words; infinite where the lengths differ by more than three.
 */
export function distance(one: string, other: string): number {
  const left = one.length > LONGEST_WORD ? one.slice(0, LONGEST_WORD) : one;
  const right = other.length > LONGEST_WORD ? other.slice(0, LONGEST_WORD) : other;
  if (left === right) return 0;
  if (Math.abs(left.length - right.length) > MOST_SHIFTED) return Number.POSITIVE_INFINITY;
  let [beforeLast, last, current] = rows;
  fillFirstRow(right, last);
  for (let row = 1; row <= left.length; row += 1) {
    fillRow(left, right, row, beforeLast, last, current);
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  return last[right.length] ?? 0;
}

function fillFirstRow(right: string, first: Float64Array): void {
  first[0] = 0;
  for (let column = 1; column <= MOST_SHIFTED; column += 1) {
    first[column] = (first[column - 1] ?? 0) + letterAt(right, column - 1);
  }
  first[MOST_SHIFTED + 1] = Number.POSITIVE_INFINITY;
}

function letterAt(text: string, at: number): number {
  return insertion(text.charCodeAt(at), at === 0 ? 0 : text.charCodeAt(at - 1));
}

/** The costs of turning the first `row` letters of `left` into the beginnings of `right` near it. */
function fillRow(
  left: string,
  right: string,
  row: number,
  beforeLast: Float64Array,
  last: Float64Array,
  current: Float64Array,
): void {
  const removal = letterAt(left, row - 1);
  const code = left.charCodeAt(row - 1);
  const codeBefore = left.charCodeAt(row - 2);
  const from = Math.max(1, row - MOST_SHIFTED);
  const to = Math.min(right.length, row + MOST_SHIFTED);
  current[from - 1] = from === 1 && row <= MOST_SHIFTED ? (last[0] ?? 0) + removal : INFINITE;
  for (let column = from; column <= to; column += 1) {
    const facing = right.charCodeAt(column - 1);
    let best = (last[column - 1] ?? 0) + (SUBSTITUTION[code * CODES + facing] ?? 1);
    const removed = (last[column] ?? 0) + removal;
    if (removed < best) best = removed;
    const inserted = (current[column - 1] ?? 0) + letterAt(right, column - 1);
    if (inserted < best) best = inserted;
    if (code !== facing && code === right.charCodeAt(column - 2) && codeBefore === facing) {
      const swapped = (beforeLast[column - 2] ?? 0) + TRANSPOSITION;
      if (swapped < best) best = swapped;
    }
    current[column] = best;
  }
  current[to + 1] = INFINITE;
}

const INFINITE = Number.POSITIVE_INFINITY;
