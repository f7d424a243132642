/**
 * How far two folded words are apart: an edit distance (with transposition) whose steps cost less
 * where people who hear, type or transliterate a name really differ. Costs lie in flat tables by
 * character code, since a screening asks for thousands of distances.
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

const TRANSPOSITION = 0.8;
/** The cheapest letter more or less. */
export const CHEAPEST_INSERTION = 0.4;

/** Cost of one letter more: doubled letters, mute h and vowels slip most easily. */
function insertion(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === text.charCodeAt(at - 1) || code === text.charCodeAt(at + 1)) {
    return CHEAPEST_INSERTION;
  }
  if (code === H && at > 0) return 0.5;
  return IS_VOWEL[code] === 1 ? 0.7 : 1;
}

const LONGEST = 64;
const ROW = LONGEST + 1;
const rows = [new Float64Array(ROW), new Float64Array(ROW), new Float64Array(ROW)] as const;
const insertions = new Float64Array(ROW);

/**
 * Weighted edit distance of two words of ASCII letters and digits; only their first 64 count.
 * Symmetric; 0 only for equal words.
 */
export function distance(one: string, other: string): number {
  if (one === other) return 0;
  const left = one.slice(0, LONGEST);
  const right = other.slice(0, LONGEST);
  let [beforeLast, last, current] = rows;
  last[0] = 0;
  for (let column = 1; column <= right.length; column += 1) {
    const cost = insertion(right, column - 1);
    insertions[column] = cost;
    last[column] = (last[column - 1] ?? 0) + cost;
  }
  for (let row = 1; row <= left.length; row += 1) {
    fillRow(left, right, row, beforeLast, last, current);
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  return last[right.length] ?? 0;
}

/** The costs of turning the first `row` letters of `left` into every beginning of `right`. */
function fillRow(
  left: string,
  right: string,
  row: number,
  beforeLast: Float64Array,
  last: Float64Array,
  current: Float64Array,
): void {
  const removal = insertion(left, row - 1);
  const code = left.charCodeAt(row - 1);
  const codeBefore = left.charCodeAt(row - 2);
  current[0] = (last[0] ?? 0) + removal;
  for (let column = 1; column <= right.length; column += 1) {
    const facing = right.charCodeAt(column - 1);
    let best = (last[column - 1] ?? 0) + (SUBSTITUTION[code * CODES + facing] ?? 1);
    const removed = (last[column] ?? 0) + removal;
    if (removed < best) best = removed;
    const inserted = (current[column - 1] ?? 0) + (insertions[column] ?? 1);
    if (inserted < best) best = inserted;
    if (code !== facing && code === right.charCodeAt(column - 2) && codeBefore === facing) {
      const swapped = (beforeLast[column - 2] ?? 0) + TRANSPOSITION;
      if (swapped < best) best = swapped;
    }
    current[column] = best;
  }
}
