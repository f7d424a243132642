/**
 * Something that the person who starts the stack can put right. It is shown as one line, without a
 * stack: `message` says what happened and where, and what to do.
 */
export class StackError extends Error {
  override readonly name = 'StackError';
}

/** The `code` of a Node system error (`ENOENT`, `EADDRINUSE` …), else undefined. */
export function errorCode(error: unknown): string | undefined {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    return error.code;
  }
  return undefined;
}

/** One line for any thrown value. */
export function describeError(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
