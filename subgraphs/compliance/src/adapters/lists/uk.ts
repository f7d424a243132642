import { err, type Result } from '@blockscore/result';
import type { XmlElement } from '@rgrove/parse-xml';
import { z } from 'zod';
import type { NameKind } from '../../domain/matching/name.ts';
import type { PartialDate } from '../../domain/matching/partial-date.ts';
import { countryCode } from '../../domain/sanctions/countries.ts';
import type { ListedAddress, SanctionsEntry } from '../../domain/sanctions/entry.ts';
import type { ParsedList } from '../../domain/sanctions/ofac.ts';
import { readLines } from './lines.ts';
import { type GivenName, listOf, namesOf, type PublishedList, unique } from './published.ts';
import { elementsAt, elementsOf, readXml, textIn } from './xml.ts';

/**
 * The UK Sanctions List: as XML (https://www.gov.uk/government/publications/the-uk-sanctions-list), or
 * the same as JSON Lines with a designation a line, where names of elements are written in small letters
 * with underscores.
 */
export const UK_LIST: PublishedList = {
  id: 'uk-sanctions',
  name: 'The UK Sanctions List',
  source: 'Foreign, Commonwealth & Development Office',
  parts: [
    {
      key: 'list',
      label: 'UK_Sanctions_List.xml or uk_sanctions….jsonl',
      pattern: /^(uk[-_ ]?sanctions[-_ ]?list.*\.xml|uk_sanctions.*\.jsonl)$/i,
    },
  ],
  read: ([part]) => readUkList(part?.bytes.toString('utf8') ?? ''),
};

const text = z.string().optional();
const name = z.object({
  ...{ name1: text, name2: text, name3: text, name4: text, name5: text, name6: text },
  name_type: text,
  alias_strength: text,
});
const address = z.object({
  ...{ address_line1: text, address_line2: text, address_line3: text },
  ...{ address_line4: text, address_line5: text, address_line6: text },
  address_country: text,
});
const designation = z.object({
  unique_id: z.string().min(1),
  individual_entity_ship: z.string(),
  regime_name: text,
  names: z.object({ names: z.array(name) }),
  non_latin_names: z
    .object({ names: z.array(z.object({ name_non_latin_script: text })) })
    .optional(),
  addresses: z.object({ addresses: z.array(address) }).optional(),
  /** `24/06/1961`, or with `dd`, `mm` or `00` for what is not known. */
  dobs: z.array(z.string()).optional(),
  nationalities: z.array(z.string()).optional(),
});
type Designation = z.output<typeof designation>;

/** @throws Error that says where the file is broken */
export function readUkList(content: string): Result<ParsedList, string> {
  if (!content.trimStart().startsWith('<')) {
    return listOf(readLines(content, designation).map(entryOf));
  }
  const root = readXml(content);
  if (root.name !== 'Designations') return err('It holds no Designations.');
  return listOf(
    elementsOf(root, 'Designation').map((each) => entryOf(designation.parse(plain(each)))),
  );
}

/** An element of the XML as the lines would say it. */
function plain(element: XmlElement): Record<string, unknown> {
  const individual = elementsAt(element, 'IndividualDetails', 'Individual');
  const texts = (...path: readonly string[]) =>
    individual.flatMap((each) => elementsAt(each, ...path)).map((found) => found.text.trim());
  return {
    unique_id: textIn(element, 'UniqueID') ?? undefined,
    individual_entity_ship: textIn(element, 'IndividualEntityShip') ?? undefined,
    regime_name: textIn(element, 'RegimeName') ?? undefined,
    names: { names: elementsAt(element, 'Names', 'Name').map(fieldsOf) },
    non_latin_names: {
      names: elementsAt(element, 'NonLatinNames', 'NonLatinName').map(fieldsOf),
    },
    addresses: { addresses: elementsAt(element, 'Addresses', 'Address').map(fieldsOf) },
    dobs: texts('DOBs', 'DOB'),
    nationalities: texts('Nationalities', 'Nationality'),
  };
}

/** `AddressLine1` → `address_line1` */
function fieldsOf(element: XmlElement): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const child of element.children) {
    if (!('name' in child) || !('text' in child)) continue;
    const { name: given, text: value } = child as XmlElement;
    const key = given.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
    if (value.trim() !== '') fields[key] = value.trim();
  }
  return fields;
}

const KINDS: Readonly<Record<string, NameKind>> = { Individual: 'PERSON', Ship: 'VESSEL' };

function entryOf(found: Designation): SanctionsEntry {
  const addresses = (found.addresses?.addresses ?? [])
    .map(addressOf)
    .filter(({ street, city, country }) => street ?? city ?? country);
  const lived = addresses.flatMap(({ country }) => country ?? []);
  const original = found.non_latin_names?.names ?? [];
  return {
    uid: found.unique_id,
    type: KINDS[found.individual_entity_ship] ?? 'ORGANIZATION',
    names: namesOf([
      ...found.names.names.map(givenName),
      ...original.map(({ name_non_latin_script: script = '' }) => ({
        text: script,
        quality: 'STRONG' as const,
      })),
    ]),
    programmes: unique([found.regime_name]),
    datesOfBirth: (found.dobs ?? []).flatMap(birthOf),
    countries: unique([...(found.nationalities ?? []), ...lived].map(countryCode)),
    addresses,
  };
}

/** The sixth is the surname, or the whole name of what is no person; the others come before it. */
function givenName(given: z.output<typeof name>): GivenName {
  const { name1, name2, name3, name4, name5, name6 } = given;
  const whole = [name1, name2, name3, name4, name5, name6].filter(Boolean).join(' ');
  if (given.name_type?.toLowerCase() === 'primary name') return { text: whole, quality: 'PRIMARY' };
  const isWeak = given.alias_strength?.toLowerCase().startsWith('low') === true;
  return { text: whole, quality: isWeak ? 'WEAK' : 'STRONG' };
}

function addressOf(given: z.output<typeof address>): ListedAddress {
  const { address_line1, address_line2, address_line3, address_line4 } = given;
  const { address_line5, address_line6, address_country } = given;
  const join = (...lines: readonly (string | undefined)[]) => {
    const text = lines.filter(Boolean).join(', ');
    return text === '' ? null : text;
  };
  return {
    street: join(address_line1, address_line2, address_line3, address_line4),
    city: join(address_line5, address_line6),
    country: join(address_country),
  };
}

function birthOf(date: string): readonly PartialDate[] {
  const [, days = '', months = '', year] = /^(..)\/(..)\/(\d{4})$/.exec(date.trim()) ?? [];
  if (year === undefined) return [];
  const [day, month] = [upTo(31, days), upTo(12, months)];
  return [
    {
      year: Number(year),
      approximate: false,
      ...(month !== undefined && { month }),
      ...(month !== undefined && day !== undefined && { day }),
    },
  ];
}

/** Undefined for what is not known: `dd`, `mm`, `00`. */
function upTo(most: number, text: string): number | undefined {
  const value = /^\d\d$/.test(text) ? Number(text) : 0;
  return value >= 1 && value <= most ? value : undefined;
}
