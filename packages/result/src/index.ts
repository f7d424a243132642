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
