import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { FoundList, ReadList } from '../../app/ports.ts';
import { canonicalJson } from '../../domain/audit/canonical.ts';
import { DEMO_ENTRIES, DEMO_LIST } from '../../domain/sanctions/demo-list.ts';
import { EU_LIST } from './eu.ts';
import { OFAC_LISTS } from './ofac.ts';
import { listOf, type PublishedList } from './published.ts';
import { UK_LIST } from './uk.ts';
import { UN_LIST } from './un.ts';

/** Bytes of one file, packed or not. */
const LARGEST_FILE = 200 * 1024 * 1024;

const LISTS: readonly PublishedList[] = [...OFAC_LISTS, UN_LIST, EU_LIST, UK_LIST];

/**
 * The lists in a folder, under their published names, plain or packed (`.gz`). Of several files that
 * could be the same part of a list the one with the last name counts: names that carry a date sort by it.
 *
 * @throws Error where the folder cannot be read or holds no list
 */
export async function findLists(folder: string): Promise<readonly FoundList[]> {
  const names = await readdir(folder).catch((cause: unknown) => {
    throw new Error(`SANCTIONS_LIST_DIR cannot be read: ${folder}`, { cause });
  });
  const found: FoundList[] = [];
  for (const list of LISTS) {
    const files = list.parts.map(({ pattern }) => fileOf(names, pattern));
    if (files.every((file) => file === undefined)) continue;
    const { id, name, source } = list;
    const content = await contentOf(folder, list, files);
    found.push({ id, name, source, demo: false, content });
  }
  if (found.length === 0) {
    const labels = LISTS.flatMap(({ parts }) => parts[0]?.label ?? []).join(', ');
    throw new Error(`SANCTIONS_LIST_DIR holds no list (${labels}): ${folder}`);
  }
  return found;
}

/** What is screened against where no folder is configured. */
export async function demoList(): Promise<readonly FoundList[]> {
  const sha256 = createHash('sha256')
    .update(canonicalJson(JSON.parse(JSON.stringify(DEMO_ENTRIES))))
    .digest('hex');
  const content = { ok: true, sha256, read: async () => listOf(DEMO_ENTRIES) } as const;
  return [{ ...DEMO_LIST, demo: true, content }];
}

/** The last by name; of one name the plain file rather than the packed one. */
function fileOf(names: readonly string[], pattern: RegExp): string | undefined {
  const unpacked = (name: string) => name.replace(/\.gz$/i, '');
  const plain = names.map(unpacked).filter((name) => pattern.test(name));
  const last = plain.sort().at(-1);
  return names.find((name) => name === last) ?? names.find((name) => unpacked(name) === last);
}

async function contentOf(
  folder: string,
  { parts, read }: PublishedList,
  files: readonly (string | undefined)[],
): Promise<FoundList['content']> {
  const hash = createHash('sha256');
  const texts: { file: string; bytes: Buffer }[] = [];
  for (const [index, { key, label }] of parts.entries()) {
    const file = files[index];
    if (file === undefined) return { ok: false, message: `The file ${label} is missing.` };
    try {
      const bytes = await readWhole(join(folder, file));
      hash.update(`${key} ${bytes.length}\n`).update(bytes);
      texts.push({ file, bytes });
    } catch (error) {
      return { ok: false, message: `The file ${file} cannot be read: ${messageOf(error)}` };
    }
  }
  return { ok: true, sha256: hash.digest('hex'), read: async () => readAll(texts, read) };
}

function readAll(
  texts: readonly { readonly file: string; readonly bytes: Buffer }[],
  read: PublishedList['read'],
): ReadList {
  try {
    return read(texts);
  } catch (error) {
    const files = texts.map(({ file }) => file).join(', ');
    return { ok: false, error: `The file ${files} is broken: ${messageOf(error)}` };
  }
}

async function readWhole(path: string): Promise<Buffer> {
  const { size } = await stat(path);
  if (size > LARGEST_FILE) throw new Error(`it is larger than ${LARGEST_FILE} bytes`);
  const bytes = await readFile(path);
  if (!path.toLowerCase().endsWith('.gz')) return bytes;
  return await promisify(gunzip)(bytes, { maxOutputLength: LARGEST_FILE });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
