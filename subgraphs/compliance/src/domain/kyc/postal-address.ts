import { err, ok, type Result } from '@blockscore/result';
import { isCountryCode } from '../sanctions/countries.ts';

/** Where somebody lives, as they told identity; nobody compared it with anything. */
export interface PostalAddress {
  /** Street and number. */
  readonly line1: string;
  readonly line2: string | null;
  readonly city: string;
  /** ISO 3166-2, of the same country, e.g. US-NY. */
  readonly region: string | null;
  readonly postalCode: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

const LONGEST_LINE = 100;
const REGION = /^[A-Z]{2}-[A-Z0-9]{1,3}$/;
const POSTAL_CODE = /^[A-Z0-9][A-Z0-9 -]{0,10}[A-Z0-9]$/;

/** Reads an address that identity sealed; an error names the field that is not as agreed, never its value. */
export function readPostalAddress(value: unknown): Result<PostalAddress, string> {
  if (typeof value !== 'object' || value === null) return err('The address is not an object.');
  const fields = value as Readonly<Record<string, unknown>>;
  const { line1, line2, city, region, postalCode, country } = fields;
  const wrong = (field: keyof PostalAddress) => err(`The address has no usable ${field}.`);
  if (!isLine(line1)) return wrong('line1');
  if (line2 !== null && !isLine(line2)) return wrong('line2');
  if (!isLine(city)) return wrong('city');
  if (!isOfForm(region, REGION)) return wrong('region');
  if (!isOfForm(postalCode, POSTAL_CODE)) return wrong('postalCode');
  if (typeof country !== 'string' || !isCountryCode(country)) return wrong('country');
  return ok({ line1, line2, city, region, postalCode, country });
}

/** Whether both are the same to the letter; whoever gave none lives nowhere else than whoever was not asked. */
export function isSameAddress(
  one: PostalAddress | null | undefined,
  other: PostalAddress | null | undefined,
): boolean {
  if (one == null || other == null) return (one ?? null) === (other ?? null);
  return FIELDS.every((field) => one[field] === other[field]);
}
const FIELDS = ['line1', 'line2', 'city', 'region', 'postalCode', 'country'] as const;

function isLine(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '' && value.length <= LONGEST_LINE;
}

function isOfForm(value: unknown, form: RegExp): value is string | null {
  return value === null || (typeof value === 'string' && form.test(value));
}
