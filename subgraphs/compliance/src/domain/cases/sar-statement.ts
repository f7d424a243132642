import type { Element } from './sar-schema.ts';
import {
  SAR_IDENTIFICATION_CODES,
  type SarIdentification,
  type SarIdentificationKind,
} from './sar-subject.ts';

/** What a report's file says of the day and the person, read out of the file itself. */
export interface SarStatement {
  /** The day on which it is filed, as it says, `YYYY-MM-DD`. */
  readonly filingDate: string;
  /** Null where nobody is known. */
  readonly subject: StatedSubject | null;
}

/** Null is what the file says nothing of, or that it is unknown. */
export interface StatedSubject {
  readonly lastName: string | null;
  readonly firstName: string | null;
  readonly middleName: string | null;
  /** That they went by before, as alternate names. */
  readonly alternateNames: readonly string[];
  readonly dateOfBirth: string | null;
  readonly street: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly zip: string | null;
  readonly country: string | null;
  readonly phone: string | null;
  readonly tin: string | null;
  /** None: it says that the form of identification is unknown. */
  readonly identifications: readonly SarIdentification[];
  /** None: it says that no account is known to be involved. */
  readonly accounts: readonly string[];
}

const TAG = /<(\/?)fc2:(\w+)[^<>]*>|([^<>]+)/g;
const UNESCAPED: Readonly<Record<string, string>> = {
  ...{ '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" },
};

/**
 * The elements of a file that `writeSar` wrote, without their attributes; of XML in general it knows nothing.
 *
 * @throws Error where it is none
 */
export function readSar(file: string): Element {
  const open: { name: string; parts: Element[]; text: string }[] = [];
  let root: Element | undefined;
  for (const [, closing, name, text] of file.slice(file.indexOf('<fc2:')).matchAll(TAG)) {
    const current = open.at(-1);
    if (name === undefined) {
      if (current !== undefined) current.text += text;
    } else if (closing === '') {
      open.push({ name, parts: [], text: '' });
    } else if (current !== undefined) {
      open.pop();
      const { parts } = current;
      const read = { name, content: parts.length > 0 ? parts : unescaped(current.text) };
      if (open.length === 0) root = read;
      else open.at(-1)?.parts.push(read);
    }
  }
  if (root === undefined) throw new Error('The file of a report has no element.');
  return root;
}

const unescaped = (text: string) => text.replace(/&\w+;/g, (entity) => UNESCAPED[entity] ?? entity);

/** @throws Error where the file is none of `writeSar` */
export function statementOf(file: string): SarStatement {
  const [activity] = all(readSar(file), 'Activity');
  const subject = all(activity, 'Party').find(
    (party) => textOf(party, 'ActivityPartyTypeCode') === '33',
  );
  const filingDate = dayIn(activity, 'FilingDateText');
  if (filingDate === null || subject === undefined) {
    throw new Error('The file of a report says no day, or nothing of a subject.');
  }
  const isUnknown = textOf(subject, 'AllCriticalSubjectInformationUnavailableIndicator') !== null;
  return { filingDate, subject: isUnknown ? null : statedSubject(subject) };
}

/**
 * Whole dollars of the activity; none where it says that they are not known, or that none are involved.
 *
 * @throws Error where the file is none of `writeSar`
 */
export function statedDollars(file: string): bigint {
  const [activity] = all(readSar(file), 'Activity');
  const [suspicious] = all(activity, 'SuspiciousActivity');
  return BigInt(textOf(suspicious, 'TotalSuspiciousAmountText') ?? 0);
}

function statedSubject(party: Element): StatedSubject {
  const [name, ...alternates] = all(party, 'PartyName');
  const [address] = all(party, 'Address');
  const [phone] = all(party, 'PhoneNumber');
  const numbers = all(party, 'PartyIdentification');
  const tin = numbers.find((each) => textOf(each, 'PartyIdentificationTypeCode') === '1');
  const [association] = all(party, 'PartyAccountAssociation');
  const accounts = all(all(association, 'Party')[0], 'Account');
  return {
    lastName: textOf(name, 'RawEntityIndividualLastName'),
    firstName: textOf(name, 'RawIndividualFirstName'),
    middleName: textOf(name, 'RawIndividualMiddleName'),
    alternateNames: alternates.map(alternateName),
    dateOfBirth: dayIn(party, 'IndividualBirthDateText'),
    street: textOf(address, 'RawStreetAddress1Text'),
    city: textOf(address, 'RawCityText'),
    state: textOf(address, 'RawStateCodeText'),
    zip: textOf(address, 'RawZIPCode'),
    country: textOf(address, 'RawCountryCodeText'),
    phone: textOf(phone, 'PhoneNumberText'),
    tin: textOf(tin, 'PartyIdentificationNumberText'),
    identifications: numbers.flatMap(statedIdentification),
    accounts: accounts.flatMap((each) => textOf(each, 'AccountNumberText') ?? []),
  };
}

function alternateName(name: Element): string {
  const parts = ['RawIndividualFirstName', 'RawEntityIndividualLastName'];
  return parts.flatMap((part) => textOf(name, part) ?? []).join(' ');
}

const KINDS = new Map(
  Object.entries(SAR_IDENTIFICATION_CODES).map(
    ([kind, code]) => [code as string, kind as SarIdentificationKind] as const,
  ),
);

function statedIdentification(given: Element): readonly SarIdentification[] {
  const kind = KINDS.get(textOf(given, 'PartyIdentificationTypeCode') ?? '');
  if (kind === undefined) return [];
  const parts = {
    number: textOf(given, 'PartyIdentificationNumberText'),
    country: textOf(given, 'OtherIssuerCountryText'),
    state: textOf(given, 'OtherIssuerStateText'),
    description: textOf(given, 'OtherPartyIdentificationTypeText'),
  };
  const said = Object.entries(parts).filter(([, text]) => text !== null);
  return [{ kind, ...Object.fromEntries(said) }];
}

function all(within: Element | undefined, name: string): readonly Element[] {
  const parts = within === undefined || typeof within.content === 'string' ? [] : within.content;
  return parts.filter((part) => part.name === name);
}

function textOf(within: Element | undefined, name: string): string | null {
  const [part] = all(within, name);
  return typeof part?.content === 'string' ? part.content : null;
}

function dayIn(within: Element | undefined, name: string): string | null {
  return textOf(within, name)?.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3') ?? null;
}
