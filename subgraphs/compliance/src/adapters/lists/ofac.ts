import { err } from '@blockscore/result';
import { parse } from 'csv-parse/sync';
import { type CsvRow, type OfacFiles, readOfacFiles } from '../../domain/sanctions/ofac.ts';
import type { PublishedList } from './published.ts';

const SOURCE = 'Office of Foreign Assets Control, US Department of the Treasury';
const PARTS = ['entries', 'aliases', 'addresses', 'comments'] as const;
type Files = Readonly<Record<(typeof PARTS)[number], string>>;

/** A list of OFAC's: four CSV files under the names that it publishes them by. */
function ofacList(id: string, name: string, files: Files): PublishedList {
  const parts = PARTS.map((part) => ({
    key: part,
    label: `${files[part]}.csv`,
    pattern: new RegExp(`^${files[part]}\\.csv$`, 'i'),
  }));
  return { id, name, source: SOURCE, parts, read: readOfac };
}

export const OFAC_LISTS: readonly PublishedList[] = [
  ofacList('ofac-sdn', 'OFAC Specially Designated Nationals and Blocked Persons', {
    entries: 'sdn',
    aliases: 'alt',
    addresses: 'add',
    comments: 'sdn_comments',
  }),
  ofacList('ofac-consolidated', 'OFAC Consolidated Non-SDN List', {
    entries: 'cons_prim',
    aliases: 'cons_alt',
    addresses: 'cons_add',
    comments: 'cons_comments',
  }),
];

function readOfac(texts: Parameters<PublishedList['read']>[0]): ReturnType<PublishedList['read']> {
  const rows: Partial<Record<keyof OfacFiles, readonly CsvRow[]>> = {};
  for (const [index, part] of PARTS.entries()) {
    const text = texts[index];
    if (text === undefined) return err(`The file of ${part} is missing.`);
    try {
      rows[part] = parseRows(text.bytes);
    } catch (error) {
      return err(`The file ${text.file} is broken: ${(error as Error).message}`);
    }
  }
  const { entries = [], aliases = [], addresses = [], comments = [] } = rows;
  return readOfacFiles({ entries, aliases, addresses, comments });
}

/** UTF-8, or Latin-1 where it is not; a trailing 0x1A is the end mark of old systems. */
function parseRows(bytes: Buffer): readonly CsvRow[] {
  return parse(decode(withoutEndMark(bytes)), {
    relax_column_count: true,
    skip_empty_lines: true,
    bom: true,
  });
}

/** Without the end mark and what blanks are about it; one that something follows ends nothing. */
function withoutEndMark(bytes: Buffer): Buffer {
  const isBlank = (byte: number | undefined) =>
    byte === 0x1a || (byte !== undefined && byte <= 0x20);
  let end = bytes.length;
  while (end > 0 && isBlank(bytes[end - 1])) end -= 1;
  return bytes.subarray(0, end);
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return bytes.toString('latin1');
  }
}
