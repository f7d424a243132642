import type { Asker } from './executor.ts';

/** All for whom one thing is planned: who asked first, and who asked for the same before it was there. */
export class Askers {
  /** Who pays. */
  readonly first: Asker;
  readonly #names: Set<string>;
  #hear: ((name: string) => void) | undefined;

  constructor(first: Asker) {
    this.first = first;
    this.#names = new Set([first.name]);
  }

  join({ name }: Asker): void {
    if (this.#names.has(name)) return;
    this.#names.add(name);
    this.#hear?.(name);
  }

  /** Calls back with the name of each, and of whoever joins later; from then on nobody else is called. */
  eachName(hear: (name: string) => void): void {
    this.#hear = hear;
    for (const name of this.#names) hear(name);
  }
}
