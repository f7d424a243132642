import { closeSync, mkdirSync, openSync, renameSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { errorCode } from './stack-error.ts';

const LIMIT_BYTES = 10 * 1024 * 1024;

/** Appends to a file which, at 10 MB, becomes `<file>.1` in place of the one before. */
export class LogFile {
  readonly #path: string;
  readonly #limit: number;
  #descriptor: number;
  #size: number;
  #closed = false;

  constructor(path: string, limit = LIMIT_BYTES) {
    this.#path = path;
    this.#limit = limit;
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    this.#descriptor = openSync(path, 'a', 0o600);
    this.#size = statSync(path).size;
  }

  /** A disk that is full loses log lines, not the lender; so does a word after the end. */
  write(text: string): void {
    if (this.#closed) return;
    try {
      if (this.#size >= this.#limit) this.#turn();
      this.#size += writeSync(this.#descriptor, text);
    } catch (error) {
      if (errorCode(error) !== 'ENOSPC') throw error;
    }
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    closeSync(this.#descriptor);
  }

  #turn(): void {
    closeSync(this.#descriptor);
    renameSync(this.#path, `${this.#path}.1`);
    this.#descriptor = openSync(this.#path, 'a', 0o600);
    this.#size = 0;
  }
}
