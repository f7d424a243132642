import { LRUCache } from 'lru-cache';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** What was spent in a window, and its end in milliseconds since 1970. */
interface Window {
  spent: number;
  readonly until: number;
}

/** Points that were spent, by whose they are. */
export type Windows = LRUCache<string, Window>;

/** Of more at a time, those that were not heard of for longest begin anew. */
const KEPT_WINDOWS = 200_000;

export function createWindows(): Windows {
  return new LRUCache({ max: KEPT_WINDOWS });
}

/**
 * Counts in this process as the script does in Redis. The library's own counts first what it then refuses,
 * and keeps a timer for each key.
 */
export class MemoryCounter extends RateLimiterMemory {
  readonly #windows: Windows;

  constructor(options: ConstructorParameters<typeof RateLimiterMemory>[0], windows: Windows) {
    super(options);
    this.#windows = windows;
  }

  override async consume(key: string, points: number): Promise<RateLimiterRes> {
    const { spent } = this.#windowOf(key);
    if (points > 0 && spent + points > this.points) throw this.#told(key, spent + points);
    return this.#add(key, points);
  }

  override async penalty(key: string, points: number): Promise<RateLimiterRes> {
    return this.#add(key, points);
  }

  override async reward(key: string, points: number): Promise<RateLimiterRes> {
    return this.#add(key, -points);
  }

  #add(key: string, points: number): RateLimiterRes {
    const window = this.#windowOf(key);
    window.spent = Math.max(0, window.spent + points);
    this.#windows.set(key, window);
    return this.#told(key, window.spent);
  }

  #windowOf(key: string): Window {
    const known = this.#windows.get(key);
    if (known !== undefined && known.until > Date.now()) return known;
    return { spent: 0, until: Date.now() + this.msDuration };
  }

  #told(key: string, spent: number): RateLimiterRes {
    const { until } = this.#windowOf(key);
    return new RateLimiterRes(Math.max(0, this.points - spent), until - Date.now(), spent);
  }
}
