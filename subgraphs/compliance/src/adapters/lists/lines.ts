import type { z } from 'zod';

/** The most of what is wrong that is told. */
const TOLD = 3;

/**
 * Reads JSON Lines: one entry a line, empty lines between them or not.
 *
 * @throws Error that names the line, from 1
 */
export function readLines<T>(text: string, schema: z.ZodType<T>): readonly T[] {
  const found: T[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() !== '') found.push(readLine(line, index + 1, schema));
  }
  return found;
}

function readLine<T>(line: string, number: number, schema: z.ZodType<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw new Error(`line ${number} is not JSON`, { cause });
  }
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const wrong = read.error.issues
    .slice(0, TOLD)
    .map(({ path, message }) => `${path.join('.')}: ${message}`)
    .join('; ');
  throw new Error(`line ${number}: ${wrong}`);
}
