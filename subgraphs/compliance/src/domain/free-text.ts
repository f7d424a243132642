/**
 * What an officer writes, as it is kept: trimmed, of 1 to `longest` characters (UTF-16 units), whole ones, and
 * none that cannot be seen but tabs and ends of lines. Undefined where it is anything else.
 */
export function readText(given: string, longest: number): string | undefined {
  const text = given.trim();
  const fits = text !== '' && text.length <= longest && text.isWellFormed();
  return fits && !/\p{Cc}/u.test(text.replace(/[\t\r\n]/g, '')) ? text : undefined;
}

/** The same on one line, without tabs: a name or title. */
export function readLine(given: string, longest: number): string | undefined {
  const text = readText(given, longest);
  return text === undefined || /\p{Cc}/u.test(text) ? undefined : text;
}
