import { err, type Result } from '@blockscore/result';
import type { XmlElement } from '@rgrove/parse-xml';
import type { NameKind } from '../../domain/matching/name.ts';
import { type PartialDate, parsePartialDate } from '../../domain/matching/partial-date.ts';
import { countryCode } from '../../domain/sanctions/countries.ts';
import type { ListedAddress, SanctionsEntry } from '../../domain/sanctions/entry.ts';
import type { ParsedList } from '../../domain/sanctions/ofac.ts';
import { type GivenName, listOf, namesOf, type PublishedList, unique } from './published.ts';
import { elementsAt, elementsOf, readXml, textIn } from './xml.ts';

/**
 * The consolidated list of the United Nations Security Council, as XML
 * (https://main.un.org/securitycouncil/en/content/un-sc-consolidated-list).
 */
export const UN_LIST: PublishedList = {
  id: 'un-consolidated',
  name: 'United Nations Security Council Consolidated List',
  source: 'United Nations Security Council',
  parts: [{ key: 'list', label: 'consolidated.xml', pattern: /^(un_?)?consolidated.*\.xml$/i }],
  read: ([part]) => readUnList(part?.bytes.toString('utf8') ?? ''),
};

/** @returns an error that names the entry that is broken, where one is */
export function readUnList(text: string): Result<ParsedList, string> {
  const root = readXml(text);
  if (root.name !== 'CONSOLIDATED_LIST') return err('It is no CONSOLIDATED_LIST.');
  const persons = elementsAt(root, 'INDIVIDUALS', 'INDIVIDUAL');
  const organizations = elementsAt(root, 'ENTITIES', 'ENTITY');
  const nameless = [...persons, ...organizations].find((each) => textIn(each, 'DATAID') === null);
  if (nameless !== undefined) {
    return err(
      `An entry has no DATAID: ${textIn(nameless, 'REFERENCE_NUMBER') ?? 'without number'}.`,
    );
  }
  return listOf([
    ...persons.map((each) => entryOf(each, 'PERSON')),
    ...organizations.map((each) => entryOf(each, 'ORGANIZATION')),
  ]);
}

function entryOf(element: XmlElement, type: NameKind): SanctionsEntry {
  const kind = type === 'PERSON' ? 'INDIVIDUAL' : 'ENTITY';
  const addresses = elementsOf(element, `${kind}_ADDRESS`)
    .map(addressOf)
    .filter(({ street, city, country }) => street ?? city ?? country);
  const nations = elementsAt(element, 'NATIONALITY', 'VALUE').map(({ text }) => text.trim());
  const lived = addresses.flatMap(({ country }) => country ?? []);
  return {
    uid: textIn(element, 'DATAID') ?? '',
    type,
    names: namesOf(givenNames(element, kind)),
    programmes: unique([textIn(element, 'UN_LIST_TYPE') ?? undefined]),
    datesOfBirth: elementsOf(element, 'INDIVIDUAL_DATE_OF_BIRTH').flatMap(birthOf),
    countries: unique([...nations, ...lived].map(countryCode)),
    addresses,
  };
}

const NAME_PARTS = ['FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME', 'FOURTH_NAME', 'FIFTH_NAME'];

function givenNames(element: XmlElement, kind: 'INDIVIDUAL' | 'ENTITY'): readonly GivenName[] {
  const primary = NAME_PARTS.flatMap((part) => textIn(element, part) ?? []).join(' ');
  const original = textIn(element, 'NAME_ORIGINAL_SCRIPT') ?? '';
  const aliases = elementsOf(element, `${kind}_ALIAS`).map(
    (alias): GivenName => ({
      text: textIn(alias, 'ALIAS_NAME') ?? '',
      quality: textIn(alias, 'QUALITY') === 'Low' ? 'WEAK' : 'STRONG',
    }),
  );
  return [{ text: primary, quality: 'PRIMARY' }, { text: original, quality: 'STRONG' }, ...aliases];
}

function addressOf(address: XmlElement): ListedAddress {
  const city = [textIn(address, 'CITY'), textIn(address, 'STATE_PROVINCE')].filter(Boolean);
  return {
    street: textIn(address, 'STREET'),
    city: city.length === 0 ? null : city.join(', '),
    country: textIn(address, 'COUNTRY'),
  };
}

/** `EXACT`, `APPROXIMATELY`, or `BETWEEN` two years. */
function birthOf(birth: XmlElement): readonly PartialDate[] {
  const date = textIn(birth, 'DATE')?.slice(0, 10) ?? textIn(birth, 'YEAR') ?? undefined;
  const [from, to] = [textIn(birth, 'FROM_YEAR'), textIn(birth, 'TO_YEAR')];
  const between = from === null || to === null ? undefined : `${from} to ${to}`;
  const found = parsePartialDate(date ?? between ?? '');
  if (found === undefined) return [];
  const approximate = textIn(birth, 'TYPE_OF_DATE') === 'APPROXIMATELY';
  return [{ ...found, approximate: found.approximate || approximate }];
}
