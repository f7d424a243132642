import { err, type Result } from '@blockscore/result';
import type { XmlElement } from '@rgrove/parse-xml';
import { z } from 'zod';
import type { PartialDate } from '../../domain/matching/partial-date.ts';
import { isCountryCode } from '../../domain/sanctions/countries.ts';
import type { ListedAddress, SanctionsEntry } from '../../domain/sanctions/entry.ts';
import type { ParsedList } from '../../domain/sanctions/ofac.ts';
import { readLines } from './lines.ts';
import { listOf, namesOf, type PublishedList, textOf, unique } from './published.ts';
import { elementsOf, readXml } from './xml.ts';

/**
 * The consolidated list of the European Union's financial sanctions: the «full sanctions list» 1.1 as
 * XML (https://webgate.ec.europa.eu/fsd/fsf), or the same as JSON Lines with an entity a line, where the
 * names of attributes are written in small letters with underscores.
 */
export const EU_LIST: PublishedList = {
  id: 'eu-consolidated',
  name: 'European Union Consolidated Financial Sanctions List',
  source: 'European Commission',
  parts: [
    {
      key: 'list',
      label: 'xmlFullSanctionsList_1_1.xml or eu_sanctions….jsonl',
      pattern: /^(.*FullSanctionsList.*\.xml|eu_sanctions.*\.jsonl)$/i,
    },
  ],
  read: ([part]) => readEuList(part?.bytes.toString('utf8') ?? ''),
};

const text = z.string().optional();
const entity = z.object({
  eu_reference_number: z.string().min(1),
  subject_type: z.object({ code: z.string() }),
  name_aliases: z.array(
    z.object({ whole_name: z.string(), strong: z.boolean(), name_language: text }),
  ),
  regulations: z.array(z.object({ programme: text })).optional(),
  birthdates: z
    .array(
      z.object({
        birthdate: text,
        calendar_type: text,
        circa: z.boolean(),
        year: z.coerce.number().optional(),
        month_of_year: z.coerce.number().optional(),
        day_of_month: z.coerce.number().optional(),
        year_range_from: z.coerce.number().optional(),
        year_range_to: z.coerce.number().optional(),
      }),
    )
    .optional(),
  citizenships: z.array(z.object({ country_iso2_code: text })).optional(),
  addresses: z
    .array(
      z.object({
        street: text,
        city: text,
        region: text,
        country_iso2_code: text,
        country_description: text,
      }),
    )
    .optional(),
});
type Entity = z.output<typeof entity>;

/** @throws Error that says where the file is broken */
export function readEuList(content: string): Result<ParsedList, string> {
  if (!content.trimStart().startsWith('<')) return listOf(readLines(content, entity).map(entryOf));
  const root = readXml(content);
  if (root.name !== 'export') return err('It is no export of the full sanctions list.');
  return listOf(
    elementsOf(root, 'sanctionEntity').map((each) => entryOf(entity.parse(plain(each)))),
  );
}

/** Elements that there may be several of, by the names that the lines give them. */
const SEVERAL = {
  nameAlias: 'name_aliases',
  regulation: 'regulations',
  birthdate: 'birthdates',
  citizenship: 'citizenships',
  address: 'addresses',
} as const;

/** An element of the XML as the lines would say it. */
function plain(element: XmlElement): Record<string, unknown> {
  const [subject] = elementsOf(element, 'subjectType');
  const several = Object.entries(SEVERAL).map(([name, plural]) => [
    plural,
    elementsOf(element, name).map((each) => ({
      ...attributesOf(each),
      ...programmeOf(each),
    })),
  ]);
  return {
    ...attributesOf(element),
    ...Object.fromEntries(several),
    subject_type: subject === undefined ? undefined : attributesOf(subject),
  };
}

function attributesOf({ attributes }: XmlElement): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([name, value]) =>
      value === ''
        ? []
        : [[name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), typed(value)]],
    ),
  );
}

function typed(value: string): string | boolean {
  return value === 'true' || (value === 'false' ? false : value);
}

/** A regulation's programme is an attribute of it, in older files an element. */
function programmeOf(element: XmlElement): Record<string, unknown> {
  const [programme] = elementsOf(element, 'programme');
  return programme === undefined ? {} : { programme: programme.text.trim() };
}

function entryOf(found: Entity): SanctionsEntry {
  const { name_aliases: given, citizenships = [], addresses = [], birthdates = [] } = found;
  const primary = primaryOf(given);
  const names = given.map((name) => ({
    text: name.whole_name,
    quality: qualityOf(name, name === primary),
  }));
  return {
    uid: found.eu_reference_number,
    type: found.subject_type.code === 'person' ? 'PERSON' : 'ORGANIZATION',
    names: namesOf(names),
    programmes: unique((found.regulations ?? []).map(({ programme }) => programme)),
    datesOfBirth: birthdates.flatMap(birthOf),
    countries: unique(
      [...citizenships, ...addresses].map(({ country_iso2_code: code = '' }) =>
        isCountryCode(code) ? code : undefined,
      ),
    ),
    addresses: addresses
      .map(addressOf)
      .filter(({ street, city, country }) => street ?? city ?? country),
  };
}

/** What is published names no primary one: the first whole name in English, or in no language, is it. */
function primaryOf(given: Entity['name_aliases']): Entity['name_aliases'][number] | undefined {
  const readable = given.filter(({ name_language: of = 'EN' }) => of === 'EN');
  const isWhole = ({ whole_name }: { readonly whole_name: string }) => /\S\s+\S/.test(whole_name);
  return readable.find(isWhole) ?? readable[0] ?? given.find(isWhole) ?? given[0];
}

function qualityOf({ strong }: { readonly strong: boolean }, isPrimary: boolean) {
  if (isPrimary) return 'PRIMARY' as const;
  return strong ? ('STRONG' as const) : ('WEAK' as const);
}

function addressOf(address: NonNullable<Entity['addresses']>[number]): ListedAddress {
  const { street, city, region, country_iso2_code: code, country_description: country } = address;
  const place = [city, region].filter(Boolean).join(', ');
  return {
    street: textOf(street),
    city: textOf(place),
    // 00 is nowhere that is known.
    country: code === '00' ? null : textOf(country),
  };
}

/** A day of another calendar says nothing that could be compared. */
function birthOf(birth: NonNullable<Entity['birthdates']>[number]): readonly PartialDate[] {
  const { calendar_type: calendar = 'GREGORIAN', circa: approximate, birthdate = '' } = birth;
  if (calendar !== 'GREGORIAN') return [];
  const [, years, months, days] = /^(\d{4})-(\d{2})-(\d{2})/.exec(birthdate) ?? [];
  const year = years === undefined ? (birth.year ?? birth.year_range_from) : Number(years);
  if (year === undefined || year <= 0) return [];
  const month = months === undefined ? birth.month_of_year : Number(months);
  const day = days === undefined ? birth.day_of_month : Number(days);
  const lastYear = birth.year_range_to;
  return [
    {
      year,
      approximate,
      ...(month !== undefined && month > 0 && { month }),
      ...(month !== undefined && month > 0 && day !== undefined && day > 0 && { day }),
      ...(lastYear !== undefined && lastYear > year && { lastYear }),
    },
  ];
}
