import { err, ok, type Result } from '@blockscore/result';
import type { NameKind } from '../matching/name.ts';
import { countryCode } from './countries.ts';
import type { ListCounts, ListedAddress, ListedName, SanctionsEntry } from './entry.ts';
import { parseRemarks } from './ofac-remarks.ts';

/**
 * OFAC's legacy CSV layout (https://ofac.treasury.gov/specially-designated-nationals-list-data-formats-data-schemas):
 * four headerless files joined by `ent_num`; `-0- ` stands for a missing value.
 */
export type CsvRow = readonly string[];

export interface OfacFiles {
  /** ent_num, name, type, programs, title, call_sign, vess_type, tonnage, grt, vess_flag, vess_owner, remarks */
  readonly entries: readonly CsvRow[];
  /** ent_num, alt_num, alt_type, alt_name, alt_remarks */
  readonly aliases: readonly CsvRow[];
  /** ent_num, add_num, address, city, country, add_remarks */
  readonly addresses: readonly CsvRow[];
  /** ent_num, continuation of the remarks that did not fit */
  readonly comments: readonly CsvRow[];
}

export interface ParsedList {
  readonly entries: readonly SanctionsEntry[];
  readonly counts: ListCounts;
}

const TYPES: Readonly<Record<string, NameKind>> = {
  individual: 'PERSON',
  vessel: 'VESSEL',
  aircraft: 'AIRCRAFT',
};

function value(row: CsvRow, index: number): string | null {
  const text = (row[index] ?? '').trim();
  return text === '' || text === '-0-' ? null : text;
}

function byEntry(rows: readonly CsvRow[]): ReadonlyMap<string, CsvRow[]> {
  const grouped = new Map<string, CsvRow[]>();
  for (const row of rows) {
    const uid = value(row, 0) ?? '';
    const known = grouped.get(uid);
    if (known) known.push(row);
    else grouped.set(uid, [row]);
  }
  return grouped;
}

/**
 * Joins the four files to entries. An error names the file and the row (1-based) that is broken:
 * a row of the wrong width, an entry without number or name, a number twice, or an alias or an
 * address of an entry that is not there.
 */
export function readOfacFiles(files: OfacFiles): Result<ParsedList, string> {
  const broken = findBroken(files);
  if (broken !== undefined) return err(broken);
  const aliases = byEntry(files.aliases);
  const addresses = byEntry(files.addresses);
  const comments = byEntry(files.comments);
  const entries = files.entries.map((row) => {
    const uid = value(row, 0) ?? '';
    return toEntry(row, aliases.get(uid) ?? [], addresses.get(uid) ?? [], comments.get(uid) ?? []);
  });
  const counts = {
    entries: entries.length,
    aliases: files.aliases.length,
    addresses: files.addresses.length,
  };
  return ok({ entries, counts });
}

function findBroken(files: OfacFiles): string | undefined {
  const known = new Set<string>();
  for (const [index, row] of files.entries.entries()) {
    const where = `Row ${index + 1} of the entries file`;
    const uid = value(row, 0);
    if (row.length !== 12) return `${where} has ${row.length} fields instead of 12.`;
    if (uid === null || !/^\d{1,12}$/.test(uid)) return `${where} has no entry number.`;
    if (value(row, 1) === null) return `${where} has no name.`;
    if (known.has(uid)) return `${where} repeats the entry number ${uid}.`;
    known.add(uid);
  }
  return (
    findOrphan(files.aliases, 5, 'alias', known) ??
    findOrphan(files.addresses, 6, 'address', known) ??
    findOrphan(files.comments, 2, 'comments', undefined)
  );
}

function findOrphan(
  rows: readonly CsvRow[],
  width: number,
  file: string,
  known: ReadonlySet<string> | undefined,
): string | undefined {
  for (const [index, row] of rows.entries()) {
    const where = `Row ${index + 1} of the ${file} file`;
    if (row.length !== width) return `${where} has ${row.length} fields instead of ${width}.`;
    const uid = value(row, 0) ?? '';
    if (known && !known.has(uid))
      return `${where} belongs to the entry ${uid}, which is not listed.`;
  }
  return undefined;
}

function toEntry(
  row: CsvRow,
  aliases: readonly CsvRow[],
  addressRows: readonly CsvRow[],
  comments: readonly CsvRow[],
): SanctionsEntry {
  const remarks = parseRemarks(
    [value(row, 11) ?? '', ...comments.map((comment) => comment[1] ?? '')].join(''),
  );
  const strong = aliases.flatMap((alias) => value(alias, 3) ?? []);
  const addresses: ListedAddress[] = addressRows
    .map((address) => ({
      street: value(address, 2),
      city: value(address, 3),
      country: value(address, 4),
    }))
    .filter(({ street, city, country }) => street ?? city ?? country);
  return {
    uid: value(row, 0) ?? '',
    type: TYPES[value(row, 2) ?? ''] ?? 'ORGANIZATION',
    names: namesOf(value(row, 1) ?? '', strong, remarks.weakAliases),
    programmes: (value(row, 3) ?? '').split(/\]\s*\[/).filter(Boolean),
    datesOfBirth: remarks.datesOfBirth,
    countries: countriesOf(remarks.countries, value(row, 9), addresses),
    addresses,
  };
}

function namesOf(
  primary: string,
  strong: readonly string[],
  weak: readonly string[],
): readonly ListedName[] {
  const names = new Map<string, ListedName>([[primary, { text: primary, quality: 'PRIMARY' }]]);
  for (const text of strong) if (!names.has(text)) names.set(text, { text, quality: 'STRONG' });
  for (const text of weak) if (!names.has(text)) names.set(text, { text, quality: 'WEAK' });
  return [...names.values()];
}

function countriesOf(
  stated: readonly string[],
  flag: string | null,
  addresses: readonly ListedAddress[],
): readonly string[] {
  const flagged = flag === null ? [] : [countryCode(flag)];
  const lived = addresses.map(({ country }) =>
    country === null ? undefined : countryCode(country),
  );
  return [...new Set([...stated, ...flagged, ...lived].filter((code) => code !== undefined))];
}
