import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileValidator, FoundContent, ListSource } from '../../app/list-ports.ts';
import { canonicalJson } from '../../domain/audit/canonical.ts';
import { DEMO_ENTRIES, DEMO_LIST } from '../../domain/sanctions/demo-list.ts';
import { PUBLISHED_LISTS } from './catalogue.ts';
import { listOf, type PublishedList } from './published.ts';
import { readBeside } from './read-beside.ts';
import { type ListFile, messageOf, withHashes } from './read-list.ts';
import { unpacked } from './unpacked.ts';

/** Bytes of one file, packed or not. */
const LARGEST_FILE = 200 * 1024 * 1024;

/**
 * The lists in a folder, under their published names, plain or packed (`.gz`). Of several files that
 * could be the same part of a list the one with the last name counts: names that carry a date sort by it.
 *
 * @throws Error where the folder cannot be read or holds no list
 */
export async function folderSources(folder: string): Promise<readonly ListSource[]> {
  const names = await readdir(folder).catch((cause: unknown) => {
    throw new Error(`SANCTIONS_LIST_DIR cannot be read: ${folder}`, { cause });
  });
  const found: ListSource[] = [];
  for (const list of PUBLISHED_LISTS) {
    const files = list.parts.map(({ pattern }) => fileOf(names, pattern));
    if (files.every((file) => file === undefined)) continue;
    const { id, name, source } = list;
    found.push({
      ...{ id, name, source, demo: false, origin: folder, remote: false },
      look: () => contentOf(folder, list, files),
    });
  }
  if (found.length === 0) {
    const labels = PUBLISHED_LISTS.flatMap(({ parts }) => parts[0]?.label ?? []).join(', ');
    throw new Error(`SANCTIONS_LIST_DIR holds no list (${labels}): ${folder}`);
  }
  return found;
}

/** What is screened against where nothing is configured. */
export function demoSource(): ListSource {
  const sha256 = createHash('sha256')
    .update(canonicalJson(JSON.parse(JSON.stringify(DEMO_ENTRIES))))
    .digest('hex');
  const read = async () => {
    const list = listOf(DEMO_ENTRIES);
    return list.ok ? ({ ok: true, value: withHashes(list.value) } as const) : list;
  };
  return {
    ...{ ...DEMO_LIST, demo: true, origin: 'built in', remote: false },
    look: async () => ({ kind: 'FOUND', sha256, fileAt: null, validators: [], read }),
  };
}

/** The last by name; of one name the plain file rather than the packed one. */
function fileOf(names: readonly string[], pattern: RegExp): string | undefined {
  const plainName = (name: string) => name.replace(/\.gz$/i, '');
  const plain = names.map(plainName).filter((name) => pattern.test(name));
  const last = plain.sort().at(-1);
  return names.find((name) => name === last) ?? names.find((name) => plainName(name) === last);
}

async function contentOf(
  folder: string,
  list: PublishedList,
  files: readonly (string | undefined)[],
): Promise<FoundContent> {
  const read: ListFile[] = [];
  let fileAt = new Date(0);
  for (const [index, { label }] of list.parts.entries()) {
    const file = files[index];
    if (file === undefined) return { kind: 'BROKEN', message: `The file ${label} is missing.` };
    try {
      const { bytes, writtenAt } = await readWhole(join(folder, file));
      if (writtenAt > fileAt) fileAt = writtenAt;
      read.push({ file, bytes });
    } catch (error) {
      return { kind: 'BROKEN', message: `The file ${file} cannot be read: ${messageOf(error)}` };
    }
  }
  return foundIn(list, read, fileAt, []);
}

/** What files hold, in the order of the list's parts: the same however they were come by. */
export function foundIn(
  list: PublishedList,
  files: readonly ListFile[],
  fileAt: Date | null,
  validators: readonly FileValidator[],
): FoundContent {
  const hash = createHash('sha256');
  for (const [index, { bytes }] of files.entries()) {
    hash.update(`${list.parts[index]?.key} ${bytes.length}\n`).update(bytes);
  }
  const sha256 = hash.digest('hex');
  return { kind: 'FOUND', sha256, fileAt, validators, read: () => readBeside(list, files) };
}

async function readWhole(path: string): Promise<{ bytes: Buffer; writtenAt: Date }> {
  const { size, mtime } = await stat(path);
  if (size > LARGEST_FILE) throw new Error(`it is larger than ${LARGEST_FILE} bytes`);
  const bytes = await readFile(path);
  const packed = path.toLowerCase().endsWith('.gz');
  return { bytes: packed ? await unpacked(bytes, LARGEST_FILE) : bytes, writtenAt: mtime };
}
