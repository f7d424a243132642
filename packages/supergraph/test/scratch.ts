import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The real repository, for its configuration and installed tools. */
export const CHECKOUT = join(import.meta.dirname, '../../..');

/** A small repository of a test's own. */
export interface Scratch {
  readonly root: string;
  readonly write: (path: string, text: string) => void;
  /** Takes a file of the real repository over. */
  readonly copy: (path: string) => void;
  readonly remove: () => void;
}

/** @param modules what `node_modules` holds, by name, as paths in the real repository */
export function createScratch(modules: Readonly<Record<string, string>> = {}): Scratch {
  const root = mkdtempSync(join(tmpdir(), 'blockscore-scratch-'));
  const place = (path: string) => {
    const target = join(root, path);
    mkdirSync(dirname(target), { recursive: true });
    return target;
  };
  for (const [name, path] of Object.entries(modules)) {
    symlinkSync(join(CHECKOUT, path), place(join('node_modules', name)));
  }
  return {
    root,
    write: (path, text) => writeFileSync(place(path), text),
    copy: (path) => cpSync(join(CHECKOUT, path), place(path)),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
