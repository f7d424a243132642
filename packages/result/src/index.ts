/**
 * Errors as values. A use case answers with an {@link Outcome}: what it made, or the errors that
 * the person who asked can act on. Faults (a database that is down) are thrown instead.
 */

export type Result<T, E> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function err<E>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}

/** One thing that the caller can put right: a closed code, a sentence, and where in the input. */
export interface UserErrorValue<Code extends string = string> {
  readonly code: Code;
  readonly message: string;
  /** Path into the mutation's arguments, e.g. `['input', 'amount']`. */
  readonly path?: readonly string[];
  /** For what passes with time: after so many seconds the same may be tried again. */
  readonly retryAfterSeconds?: number;
}

/** What a use case returns: a value, or at least one user error. */
export type Outcome<T, Code extends string> = Result<T, readonly UserErrorValue<Code>[]>;

/** An outcome with a single user error. */
export function fail<Code extends string>(
  code: Code,
  message: string,
  path?: readonly string[],
): { readonly ok: false; readonly error: readonly UserErrorValue<Code>[] } {
  return err([path === undefined ? { code, message } : { code, message, path }]);
}

/** Prefixes the paths of errors that were found below `parent`. */
export function under<Code extends string>(
  parent: readonly string[],
  errors: readonly UserErrorValue<Code>[],
): readonly UserErrorValue<Code>[] {
  return errors.map((error) => ({ ...error, path: [...parent, ...(error.path ?? [])] }));
}

/**
 * Codes of the top-level errors (`extensions.code`) that the graph answers with when it is not the
 * input of a mutation that is at fault. Each has its entry in docs/errors.md.
 */
export const FAULT_CODES = [
  'BAD_USER_INPUT',
  'CURSOR_EXPIRED',
  'CURSOR_INVALID',
  'DOCUMENT_NOT_TRUSTED',
  'FORBIDDEN',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'INTERNAL_SERVER_ERROR',
  'LIMIT_EXCEEDED',
  'OPERATION_NOT_PLANNED',
  'PERSISTED_QUERY_NOT_FOUND',
  'RATE_LIMITED',
  'SERVICE_UNAVAILABLE',
  'SUBSCRIBER_TOO_SLOW',
  'UNAUTHENTICATED',
] as const;
export type FaultCode = (typeof FAULT_CODES)[number];

/** An error that may be shown to the caller as it is: its message names nothing of the inside. */
export class Fault extends Error {
  readonly code: FaultCode;

  constructor(code: FaultCode, message: string) {
    super(message);
    this.name = 'Fault';
    this.code = code;
  }
}
