import { hasVisibleText, holdsCardNumber } from '@blockscore/money';

/** What no text holds, as whoever writes one is told: part of a sentence. */
export const LEFT_OUT = 'without control characters and numbers of payment cards';

/**
 * What an officer writes, as it is kept: trimmed, of 1 to `longest` characters (UTF-16 units), whole ones, and
 * no control characters but tabs and ends of lines, no number of a payment card among them, and something that
 * can be seen. Undefined where it is anything else.
 */
export function readText(given: string, longest: number): string | undefined {
  const text = given.trim();
  const fits = hasVisibleText(text) && text.length <= longest && text.isWellFormed();
  const isSeen = fits && !/\p{Cc}/u.test(text.replace(/[\t\r\n]/g, ''));
  return isSeen && !holdsCardNumber(text) ? text : undefined;
}

/** The same on one line, without tabs: a name or title. */
export function readLine(given: string, longest: number): string | undefined {
  const text = readText(given, longest);
  return text === undefined || /\p{Cc}/u.test(text) ? undefined : text;
}
