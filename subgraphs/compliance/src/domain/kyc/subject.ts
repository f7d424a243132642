import { err, ok, type Result } from '@blockscore/result';
import { isCountryCode } from '../sanctions/countries.ts';
import { type PostalAddress, readPostalAddress } from './postal-address.ts';

/** What a person is compared with lists by, as identity disclosed it. */
export interface SubjectFacts {
  readonly firstName: string;
  readonly lastName: string;
  /** `YYYY-MM-DD`. */
  readonly dateOfBirth: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

/** What identity tells of a person. */
export interface Disclosed {
  readonly facts: SubjectFacts;
  /** Null where they gave none; undefined from a release of identity that did not tell. */
  readonly address: PostalAddress | null | undefined;
  /** Undefined from a release of identity that did not tell. It is found by, and not kept. */
  readonly email: string | undefined;
}

/** Longest given or family name that is taken. */
const LONGEST_NAME = 200;

/** Reads what identity sealed; an error names the field that is not as agreed, never its value. */
export function readDisclosure(value: unknown): Result<Disclosed, string> {
  if (typeof value !== 'object' || value === null) return err('The disclosure is not an object.');
  const fields = value as Readonly<Record<string, unknown>>;
  const { firstName, lastName, dateOfBirth, country } = fields;
  if (!isName(firstName)) return err('The disclosure has no usable firstName.');
  if (!isName(lastName)) return err('The disclosure has no usable lastName.');
  if (typeof dateOfBirth !== 'string' || !isDay(dateOfBirth)) {
    return err('The disclosure has no usable dateOfBirth.');
  }
  if (typeof country !== 'string' || !isCountryCode(country)) {
    return err('The disclosure has no usable country.');
  }
  const { email } = fields;
  if (
    email !== undefined &&
    !(typeof email === 'string' && /^[^\s@]{1,64}@[^\s@]{1,253}$/.test(email))
  ) {
    return err('The disclosure has no usable email.');
  }
  const told = { facts: { firstName, lastName, dateOfBirth, country }, email };
  if (fields['address'] == null) return ok({ ...told, address: fields['address'] });
  const address = readPostalAddress(fields['address']);
  return address.ok ? ok({ ...told, address: address.value }) : address;
}

/** Where somebody lives by what they said: in their country, and in that of their postal address where it is another one. */
export function residencesOf(
  facts: Pick<SubjectFacts, 'country'>,
  address: Pick<PostalAddress, 'country'> | null | undefined,
): readonly string[] {
  return [...new Set([facts.country, ...(address == null ? [] : [address.country])])];
}

/** Whether two would be compared with lists alike. */
export function isComparedAlike(one: SubjectFacts, other: SubjectFacts): boolean {
  return (
    one.firstName === other.firstName &&
    one.lastName === other.lastName &&
    one.dateOfBirth === other.dateOfBirth &&
    one.country === other.country
  );
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '' && value.length <= LONGEST_NAME;
}

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** Full years from one day to another, both `YYYY-MM-DD`; somebody born on 29 February turns on 1 March. */
export function yearsBetween(birth: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birth.slice(0, 4));
  return today.slice(5) < birth.slice(5) ? years - 1 : years;
}
