import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import type { FoundList, ReadList } from '../app/ports.ts';
import { canonicalJson } from '../domain/audit/canonical.ts';
import { DEMO_ENTRIES, DEMO_LIST } from '../domain/sanctions/demo-list.ts';
import { type CsvRow, type OfacFiles, readOfacFiles } from '../domain/sanctions/ofac.ts';

/** Bytes of one file, packed or not. */
const LARGEST_FILE = 200 * 1024 * 1024;
const PARTS = ['entries', 'aliases', 'addresses', 'comments'] as const;

interface KnownList {
  readonly id: string;
  readonly name: string;
  readonly files: Readonly<Record<(typeof PARTS)[number], string>>;
}

const SOURCE = 'Office of Foreign Assets Control, US Department of the Treasury';

/** The file names that OFAC publishes its two lists under. */
const LISTS: readonly KnownList[] = [
  {
    id: 'ofac-sdn',
    name: 'OFAC Specially Designated Nationals and Blocked Persons',
    files: { entries: 'sdn', aliases: 'alt', addresses: 'add', comments: 'sdn_comments' },
  },
  {
    id: 'ofac-consolidated',
    name: 'OFAC Consolidated Non-SDN List',
    files: {
      entries: 'cons_prim',
      aliases: 'cons_alt',
      addresses: 'cons_add',
      comments: 'cons_comments',
    },
  },
];

/**
 * The lists in a folder: OFAC's CSV files under their published names, plain or packed (`.gz`).
 * @throws Error where the folder cannot be read or holds no list
 */
export async function findOfacLists(folder: string): Promise<readonly FoundList[]> {
  const names = await readdir(folder).catch((cause: unknown) => {
    throw new Error(`SANCTIONS_LIST_DIR cannot be read: ${folder}`, { cause });
  });
  const found: FoundList[] = [];
  for (const list of LISTS) {
    const files = PARTS.map((part) => fileOf(names, list.files[part]));
    if (files.every((file) => file === undefined)) continue;
    const { id, name } = list;
    const content = await contentOf(folder, list, files);
    found.push({ id, name, source: SOURCE, demo: false, content });
  }
  if (found.length === 0) {
    throw new Error(`SANCTIONS_LIST_DIR holds no list (sdn.csv, cons_prim.csv …): ${folder}`);
  }
  return found;
}

/** What is screened against where no folder is configured. */
export async function demoList(): Promise<readonly FoundList[]> {
  const sha256 = createHash('sha256')
    .update(canonicalJson(JSON.parse(JSON.stringify(DEMO_ENTRIES))))
    .digest('hex');
  const aliases = DEMO_ENTRIES.reduce((sum, { names }) => sum + names.length - 1, 0);
  const addresses = DEMO_ENTRIES.reduce((sum, entry) => sum + entry.addresses.length, 0);
  const counts = { entries: DEMO_ENTRIES.length, aliases, addresses };
  const read = async (): Promise<ReadList> => ({
    ok: true,
    value: { entries: DEMO_ENTRIES, counts },
  });
  return [{ ...DEMO_LIST, demo: true, content: { ok: true, sha256, read } }];
}

function fileOf(names: readonly string[], base: string): string | undefined {
  return (
    names.find((name) => name.toLowerCase() === `${base}.csv`) ??
    names.find((name) => name.toLowerCase() === `${base}.csv.gz`)
  );
}

async function contentOf(
  folder: string,
  list: KnownList,
  files: readonly (string | undefined)[],
): Promise<FoundList['content']> {
  const hash = createHash('sha256');
  const texts: Buffer[] = [];
  for (const [index, part] of PARTS.entries()) {
    const file = files[index];
    if (file === undefined) {
      return { ok: false, message: `The file ${list.files[part]}.csv is missing.` };
    }
    try {
      const bytes = await readWhole(join(folder, file));
      hash.update(`${part} ${bytes.length}\n`).update(bytes);
      texts.push(bytes);
    } catch (error) {
      return { ok: false, message: `The file ${file} cannot be read: ${messageOf(error)}` };
    }
  }
  return { ok: true, sha256: hash.digest('hex'), read: async () => readTexts(files, texts) };
}

async function readWhole(path: string): Promise<Buffer> {
  const { size } = await stat(path);
  if (size > LARGEST_FILE) throw new Error(`it is larger than ${LARGEST_FILE} bytes`);
  const bytes = await readFile(path);
  if (!path.toLowerCase().endsWith('.gz')) return bytes;
  return await promisify(gunzip)(bytes, { maxOutputLength: LARGEST_FILE });
}

function readTexts(files: readonly (string | undefined)[], texts: readonly Buffer[]): ReadList {
  const rows: Partial<Record<keyof OfacFiles, readonly CsvRow[]>> = {};
  for (const [index, part] of PARTS.entries()) {
    try {
      rows[part] = parseRows(texts[index] ?? Buffer.alloc(0));
    } catch (error) {
      return { ok: false, error: `The file ${files[index]} is broken: ${messageOf(error)}` };
    }
  }
  const { entries = [], aliases = [], addresses = [], comments = [] } = rows;
  return readOfacFiles({ entries, aliases, addresses, comments });
}

/** UTF-8, or Latin-1 where it is not; a trailing 0x1A is the end mark of old systems. */
function parseRows(bytes: Buffer): readonly CsvRow[] {
  const end = bytes.indexOf(0x1a);
  const content = end < 0 ? bytes : bytes.subarray(0, end);
  return parse(decode(content), { relax_column_count: true, skip_empty_lines: true, bom: true });
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return bytes.toString('latin1');
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
