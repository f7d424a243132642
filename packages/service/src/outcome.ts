import type { UserErrorValue } from '@blockscore/result';

export interface UserErrorPayload<Code extends string> {
  readonly code: Code;
  readonly message: string;
  readonly path: string[] | null;
  /** Only of errors that have it. */
  readonly retryAfterSeconds?: number;
}

/** The `userErrors` of a payload, from an outcome that failed. */
export function errorsOf<Code extends string>(outcome: {
  readonly ok: false;
  readonly error: readonly UserErrorValue<Code>[];
}): UserErrorPayload<Code>[] {
  return outcome.error.map(({ code, message, path, retryAfterSeconds }) => ({
    code,
    message,
    path: path === undefined ? null : [...path],
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  }));
}
