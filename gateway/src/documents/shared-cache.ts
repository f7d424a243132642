import { LRUCache } from 'lru-cache';

export interface SharedCacheOptions<V> {
  /** Entries at most. */
  readonly most: number;
  readonly mostTokens: number;
  /** How many tokens of a document a value is made of: what is kept grows with them. */
  readonly tokensOf: (value: V) => number;
}

interface Entry<V> {
  readonly value: V;
  /** The only one who asked for it; undefined where it is everybody's. */
  readonly user: string | undefined;
}

/** Of what one user alone has asked for, the part that is one user's at most. */
const SHARE = 1 / 8;

/**
 * Remembers by its text what all callers may use, the last used the longest. Half of the room is for what at least two
 * have asked for, or what is known beforehand; the rest is for what one user alone has asked for, of which each has
 * a share: whoever sends one new document after the other throws out their own.
 */
export class SharedCache<V> {
  readonly #common: LRUCache<string, Entry<V>>;
  readonly #lone: LRUCache<string, Entry<V>>;
  /** Of each user the tokens of what is theirs alone, by its key, in the order of last use. */
  readonly #shares = new Map<string, Map<string, number>>();
  readonly #tokensOf: (value: V) => number;
  readonly #share: { readonly most: number; readonly tokens: number };

  constructor({ most, mostTokens, tokensOf }: SharedCacheOptions<V>) {
    const half = {
      max: Math.ceil(most / 2),
      maxSize: Math.ceil(mostTokens / 2),
      sizeCalculation: ({ value }: Entry<V>) => tokensOf(value),
    };
    this.#common = new LRUCache(half);
    this.#lone = new LRUCache({
      ...half,
      dispose: ({ user = '' }, key) => this.#forget(user, key),
    });
    this.#tokensOf = tokensOf;
    this.#share = { most: Math.ceil(half.max * SHARE), tokens: Math.ceil(half.maxSize * SHARE) };
  }

  /** @param user who asks, asked for only where it matters; undefined where it is nobody in particular */
  get(key: string, user?: () => string | undefined): V | undefined {
    const common = this.#common.get(key);
    if (common !== undefined) return common.value;
    const lone = this.#lone.get(key);
    if (lone === undefined) return undefined;
    if (user !== undefined) this.#used(key, lone, user());
    return lone.value;
  }

  /** @param user the only one who has asked for it so far; undefined where it is everybody's */
  set(key: string, value: V, user: string | undefined): void {
    if (user === undefined || this.#common.has(key)) {
      this.#lone.delete(key);
      this.#common.set(key, { value, user: undefined });
      return;
    }
    this.#lone.set(key, { value, user });
    // What is larger than all the room is not kept.
    if (!this.#lone.has(key)) return;
    const share = this.#shares.get(user) ?? new Map<string, number>();
    this.#shares.set(user, share.set(key, this.#tokensOf(value)));
    this.#keepShare(share, key);
  }

  /** Keeps a value that is there already instead of what it was: it may have grown. */
  replace(key: string, value: V): void {
    const entry = this.#common.peek(key) ?? this.#lone.peek(key);
    if (entry !== undefined) this.set(key, value, entry.user);
  }

  #used(key: string, { value, user: first = '' }: Entry<V>, user: string | undefined): void {
    if (user === undefined || user !== first) {
      this.set(key, value, undefined);
      return;
    }
    const share = this.#shares.get(user);
    const tokens = share?.get(key) ?? 0;
    share?.delete(key);
    share?.set(key, tokens);
  }

  #keepShare(share: Map<string, number>, newest: string): void {
    let tokens = 0;
    for (const some of share.values()) tokens += some;
    for (const [key, some] of share) {
      if (key === newest) continue;
      if (share.size <= this.#share.most && tokens <= this.#share.tokens) return;
      tokens -= some;
      this.#lone.delete(key);
    }
  }

  #forget(user: string, key: string): void {
    const share = this.#shares.get(user);
    share?.delete(key);
    if (share?.size === 0) this.#shares.delete(user);
  }
}
