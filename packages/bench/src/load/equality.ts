import { isDeepStrictEqual } from 'node:util';

/**
 * Tells whether a body answers with the expected data and no errors. A body that was right is known
 * again by its bytes, so that it is parsed once.
 */
export function rightAnswers(expectedData: unknown): (body: Buffer) => boolean {
  let right: Buffer | undefined;
  return (body) => {
    if (right?.equals(body) === true) return true;
    let parsed: { readonly data?: unknown; readonly errors?: unknown };
    try {
      parsed = JSON.parse(body.toString('utf8'));
    } catch {
      return false;
    }
    if (parsed.errors !== undefined || !isDeepStrictEqual(parsed.data, expectedData)) return false;
    right = Buffer.from(body);
    return true;
  };
}
