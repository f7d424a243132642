import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderSources } from '../src/adapters/lists/folder.ts';
import type { NameKind } from '../src/domain/matching/name.ts';
import type { ListToIndex } from '../src/domain/matching/screen.ts';

const DATA = process.env['BLOCKSCORE_DATA'] ?? join(import.meta.dirname, '../../../../shared/data');
export const SANCTIONS = join(DATA, 'sanctions');
export const absent = !existsSync(SANCTIONS);

const FILES: readonly (readonly [folder: string, file: string])[] = [
  ...['sdn', 'alt', 'add', 'sdn_comments'].map(
    (part) => ['ofac_sdn_2021-07', `${part}.csv.gz`] as const,
  ),
  ...['prim', 'alt', 'add', 'comments'].map(
    (part) => ['ofac_cons_2025-12', `cons_${part}.csv.gz`] as const,
  ),
  ['.', 'UN_consolidated.xml.gz'],
  ['.', 'eu_sanctions_2026-05-01.jsonl.gz'],
  ['.', 'uk_sanctions_2026-08-22.jsonl.gz'],
];

/** The lists of OFAC, the United Nations, the European Union and the United Kingdom, as published. */
export async function publishedLists(): Promise<readonly ListToIndex[]> {
  const folder = await mkdtemp(join(tmpdir(), 'lists-'));
  try {
    for (const [from, file] of FILES) {
      await copyFile(join(SANCTIONS, from, file), join(folder, file));
    }
    const lists: ListToIndex[] = [];
    for (const { id, look } of await folderSources(folder)) {
      const content = await look([], new AbortController().signal);
      const read = content.kind === 'FOUND' ? await content.read() : undefined;
      if (read?.ok !== true) throw new Error(`The list ${id} cannot be read.`);
      lists.push({ listId: id, versionId: `${id}@1`, entries: read.value.entries });
    }
    return lists;
  } finally {
    await rm(folder, { recursive: true });
  }
}

export interface Asked {
  readonly name: string;
  readonly kind: NameKind;
  readonly dateOfBirth?: string;
  readonly country?: string;
}

/** Ordinary names, none of a listed person in particular. */
const GIVEN =
  'John Mary Wei Fatima Ivan Olga José María Ahmed Aisha Kwame Ingrid Luca Giulia Pierre Chloé Hiroshi Yuki Arjun Priya Thomas Emma'.split(
    ' ',
  );
const FAMILY =
  'Smith Garcia Wang Khan Petrov Ivanova Müller Rossi Dupont Tanaka Sharma Okafor Hansen Novak Silva Kim Nguyen Cohen Yilmaz Andersson'.split(
    ' ',
  );

/** What many listed names are made of, and what is long. */
export const COMMON: readonly Asked[] = [
  ...[
    'Mohammed Ali',
    'Ali',
    'Muhammad',
    'Abdul Rahman',
    'Ahmed Mohammed Ali Hassan',
    'Mohammad Ali Hassan Ahmed Hussein Ibrahim',
    'Abu Muhammad al-Iraqi',
    'Kim',
    'Kim Jong Chol',
    'Al Said',
    'Sergei Vladimirovich Ivanov',
    'Vladimir Aleksandrovich',
    'A. B.',
    'J. P. Ali',
    'محمد علي',
    'محمد احمد عبد الرحمن',
    'Владимир Александрович Иванов',
    '金正恩',
    'Mohammed Ali '.repeat(12).trim(),
    'Ali Ahmad '.repeat(40).trim().slice(0, 399),
  ].map((name) => ({ name, kind: 'PERSON' as const })),
  ...[
    'General Trading Company',
    'International Bank',
    'Company',
    'Bank of the Islamic Republic',
    'Joint Stock Company Federal State Unitary Enterprise Scientific Production Association of Machine Building',
    'State Scientific Research Institute of the Ministry of Defence of the Russian Federation Branch Number 2',
    'Shipping Lines and International Transport Services Holding Group',
    'The National Industries Development and Investment Corporation for Trading and Construction',
  ].map((name) => ({ name, kind: 'ORGANIZATION' as const })),
];

/** A letter less, another in its place, or two exchanged. */
function misspelt(text: string, turn: number): string {
  const at = 1 + ((turn * 7) % Math.max(1, text.length - 2));
  if (turn % 3 === 0) return text.slice(0, at) + text.slice(at + 1);
  if (turn % 3 === 1) return `${text.slice(0, at)}a${text.slice(at + 1)}`;
  return `${text.slice(0, at)}${text[at + 1] ?? ''}${text[at] ?? ''}${text.slice(at + 2)}`;
}

/** Listed names, listed names with an error, and ordinary people's; the same every time. */
export function askedOf(lists: readonly ListToIndex[], count: number): readonly Asked[] {
  const listed = lists.flatMap(({ entries }) =>
    entries.flatMap(({ names, type }) => names.map(({ text }) => ({ name: text, kind: type }))),
  );
  return Array.from({ length: count }, (_, turn): Asked => {
    const { name, kind } = listed[(turn * 104_729) % listed.length] ?? { name: '', kind: 'PERSON' };
    const facts = turn % 5 < 2 ? { dateOfBirth: '1968-03-04', country: 'RU' } : {};
    if (turn % 3 === 0) return { name, kind, ...facts };
    if (turn % 3 === 1) return { name: misspelt(name, turn), kind, ...facts };
    const given = GIVEN[turn % GIVEN.length] ?? '';
    const family = FAMILY[Math.floor(turn / 3) % FAMILY.length] ?? '';
    return { name: `${given} ${family}`, kind: 'PERSON', ...facts };
  });
}
