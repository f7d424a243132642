/** What may be known of an error outside the process: in logs and in stored records of failures. */
export interface LoggableError {
  readonly type: string;
  readonly message: string;
  /** SQLSTATE, a system's error code, or a library's. */
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: LoggableError;
}

const DEPTH = 4;
const LONGEST_MESSAGE = 2_000;

/**
 * An error without the values that a query was given. A failed query is told by its cause: code and
 * message, neither parameters (hashes, tokens, personal data) nor Postgres' `detail`, which repeats
 * the row. Of errors of other kinds only the named fields are kept.
 */
export function loggableError(error: unknown, depth = DEPTH): LoggableError {
  if (!(error instanceof Error)) return { type: typeof error, message: bounded(String(error)) };
  if (isQueryError(error)) {
    const told =
      error.cause === undefined
        ? { type: 'QueryError', message: 'A query failed' }
        : loggableError(error.cause, depth);
    return withStack(told, framesOf(error));
  }
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const cause =
    error.cause instanceof Error && depth > 0
      ? { cause: loggableError(error.cause, depth - 1) }
      : {};
  const type = error.name;
  return withStack({ type, message: messageOf(error), ...code, ...cause }, framesOf(error));
}

/** The same in one line: kind, code and message. */
export function describeLoggable(error: unknown): string {
  const { type, message, code } = loggableError(error);
  if (!(error instanceof Error)) return message;
  return `${type}${code === undefined ? '' : ` ${code}`}: ${message}`;
}

/** Told by its form: Drizzle's class has no name of its own and is not loaded for this. */
function isQueryError(error: Error): boolean {
  return 'query' in error && 'params' in error;
}

/** Postgres repeats a value that it cannot read (SQLSTATE class 22) in its message. */
function messageOf(error: Error): string {
  const refusesValue =
    error.name === 'PostgresError' && 'code' in error && String(error.code).startsWith('22');
  return refusesValue ? 'A value was refused by the database' : bounded(error.message);
}

/** Where it was thrown; a stack's head repeats the message. */
function framesOf(error: Error): string {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}

function withStack(told: LoggableError, frames: string): LoggableError {
  const head = `${told.type}: ${told.message}`;
  return { ...told, stack: frames === '' ? head : `${head}\n${frames}` };
}

function bounded(text: string): string {
  return text.length > LONGEST_MESSAGE ? `${text.slice(0, LONGEST_MESSAGE)}…` : text;
}
