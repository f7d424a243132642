import type { ReadList } from '../../app/list-ports.ts';
import { contentHashOf } from '../../domain/sanctions/content.ts';
import type { ParsedList } from '../../domain/sanctions/ofac.ts';
import { sha256 } from '../list-contents.ts';
import type { PublishedList } from './published.ts';

/** A file of a list, unpacked. */
export interface ListFile {
  /** As a message calls it. */
  readonly file: string;
  readonly bytes: Buffer;
}

/** Reads the files of a list, whatever they hold: what is broken is an error that says so. */
export function readList(read: PublishedList['read'], files: readonly ListFile[]): ReadList {
  try {
    const parsed = read(files);
    return parsed.ok ? { ok: true, value: withHashes(parsed.value) } : parsed;
  } catch (error) {
    const names = files.map(({ file }) => file).join(', ');
    return { ok: false, error: `The file ${names} is broken: ${messageOf(error)}` };
  }
}

export function withHashes({ entries, counts }: ParsedList) {
  const hashed = entries.map((entry) => ({ ...entry, contentHash: contentHashOf(entry, sha256) }));
  return { entries: hashed, counts };
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
