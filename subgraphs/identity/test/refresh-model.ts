const GRACE_MS = 10_000;

interface Token {
  readonly idleEnd: number;
  rotatedAt?: number;
}

/**
 * What refreshing should do, without a database and without secrets: a session is a chain of tokens,
 * each with the place of its parent plus one. Times in milliseconds.
 */
export class RefreshModel {
  readonly #idleMs: number;
  readonly #end: number;
  readonly #tokens = new Map<number, Token>();
  #ended = false;

  constructor(limits: { readonly idleMs: number; readonly absoluteMs: number }, start: number) {
    this.#idleMs = limits.idleMs;
    this.#end = start + limits.absoluteMs;
    this.#tokens.set(0, { idleEnd: start + limits.idleMs });
  }

  /** Whether the token at this place gets the one at the next. */
  refresh(place: number, now: number): boolean {
    const token = this.#tokens.get(place);
    if (token === undefined || this.#ended || now >= this.#end) return false;
    if (token.rotatedAt !== undefined) {
      this.#ended = now - token.rotatedAt > GRACE_MS;
      return !this.#ended;
    }
    if (now >= token.idleEnd) return false;
    token.rotatedAt = now;
    this.#tokens.set(place + 1, { idleEnd: Math.min(now + this.#idleMs, this.#end) });
    return true;
  }
}
