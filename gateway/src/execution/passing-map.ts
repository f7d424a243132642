/** Entries that are added before the map is made anew, beside those that are in it. */
const ADDED = 500;

/**
 * A map of what comes and goes. Each table that a `Map` has outgrown refers to the one after it, with all
 * that was in it: one that is old keeps all that came later until the next full collection, and every
 * small collection before it has to move them. Here the map itself is made anew before that adds up.
 */
export class PassingMap<K, V> {
  #entries = new Map<K, V>();
  #added = 0;

  get entries(): ReadonlyMap<K, V> {
    return this.#entries;
  }

  set(key: K, value: V): void {
    this.#added += 1;
    if (this.#added > ADDED + this.#entries.size) {
      this.#entries = new Map(this.#entries);
      this.#added = 0;
    }
    this.#entries.set(key, value);
  }

  delete(key: K): void {
    this.#entries.delete(key);
  }

  clear(): void {
    this.#entries = new Map();
  }
}
