/** Why a tail ended by itself; `code` is that of the documented error catalogue. */
export type TailErrorCode = 'CURSOR_INVALID' | 'CURSOR_EXPIRED' | 'SUBSCRIBER_TOO_SLOW';

export class TailError extends Error {
  override readonly name = 'TailError';
  readonly code: TailErrorCode;

  constructor(code: TailErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
