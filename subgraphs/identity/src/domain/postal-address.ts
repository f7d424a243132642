import { holdsCardNumber, isCountry } from '@blockscore/money';
import { err, type Outcome, ok, type UserErrorValue } from '@blockscore/result';
import type { IdentityErrorCode } from './errors.ts';

/** Where somebody lives, as they gave it. Personal data, as all of a profile is. */
export interface PostalAddress {
  /** Street and number, 1 to 100 characters. */
  readonly line1: string;
  /** Flat, floor, building, care of: 1 to 100 characters. */
  readonly line2: string | null;
  readonly city: string;
  /** ISO 3166-2, of the same country, e.g. US-NY. */
  readonly region: string | null;
  /** Capitals and digits, with blanks and hyphens between. */
  readonly postalCode: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

/** As it is written into a form: what may be left out may be null, too. */
export interface PostalAddressInput {
  readonly line1: string;
  readonly line2?: string | null | undefined;
  readonly city: string;
  readonly region?: string | null | undefined;
  readonly postalCode?: string | null | undefined;
  readonly country: string;
}

const MAX_LINE = 100;
/** Letters, marks, digits, punctuation, symbols and blanks of any script: neither controls nor what turns text round. */
const LINE = /^[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}]+$/u;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
/** ISO 3166-2: the code of the country, and one to three letters or digits. */
const REGION = /^[A-Z]{2}-[A-Z0-9]{1,3}$/;
/** The longest codes have ten characters (US, ZIP+4). */
const POSTAL_CODE = /^(?=.{2,12}$)[A-Z0-9]+(?:[ -][A-Z0-9]+)*$/;
const ZIP_CODE = /^\d{5}(?:-\d{4})?$/;

const LINE_RULE = `Give 1 to ${MAX_LINE} characters on one line, a letter or digit among them, and no number of a payment card.`;
const COUNTRY_RULE = 'Give an ISO 3166-1 code of two letters, e.g. US.';
const REGION_RULE = 'Give the ISO 3166-2 code of a region of that country, e.g. US-NY.';
const POSTAL_CODE_RULE = 'Give 2 to 12 letters and digits; blanks and hyphens may stand between.';
const ZIP_CODE_RULE = 'Give a ZIP code of five digits, or of nine as 10001-1234.';

/**
 * The address as it is kept: without superfluous blanks, codes in capitals; reading it again gives the same.
 * Checks all fields and names all that is wrong. In the United States no address is whole without its state and
 * ZIP code.
 */
export function readPostalAddress(
  input: PostalAddressInput,
): Outcome<PostalAddress, IdentityErrorCode> {
  const errors: UserErrorValue<IdentityErrorCode>[] = [];
  const wrong = (field: keyof PostalAddress, message: string) =>
    errors.push({
      ...{ code: field === 'country' ? 'COUNTRY_INVALID' : 'ADDRESS_INVALID', message },
      path: [field],
    });
  const { country } = input;
  const [line1, city] = [readLine(input.line1), readLine(input.city)];
  if (line1 === undefined) wrong('line1', LINE_RULE);
  const line2 = isLeftOut(input.line2) ? null : readLine(input.line2);
  if (line2 === undefined) wrong('line2', LINE_RULE);
  if (city === undefined) wrong('city', LINE_RULE);
  const region = isLeftOut(input.region) ? null : readRegion(input.region, country);
  if (region === undefined || (region === null && country === 'US')) wrong('region', REGION_RULE);
  const postalCode = isLeftOut(input.postalCode) ? null : readPostalCode(input.postalCode);
  if (country === 'US' && !ZIP_CODE.test(postalCode ?? '')) wrong('postalCode', ZIP_CODE_RULE);
  else if (postalCode === undefined) wrong('postalCode', POSTAL_CODE_RULE);
  if (!isCountry(country)) wrong('country', COUNTRY_RULE);
  if (line1 === undefined || line2 === undefined || city === undefined) return err(errors);
  if (region === undefined || postalCode === undefined || errors.length > 0) return err(errors);
  return ok({ line1, line2, city, region, postalCode, country });
}

/** Whether two are the same, field by field. */
export function isSameAddress(one: PostalAddress | null, other: PostalAddress | null): boolean {
  if (one === null || other === null) return one === other;
  const fields = ['line1', 'line2', 'city', 'region', 'postalCode', 'country'] as const;
  return fields.every((field) => one[field] === other[field]);
}

/** Forms send a field that nobody filled in as an empty one. */
function isLeftOut(text: string | null | undefined): text is null | undefined | '' {
  return text == null || text === '';
}

function withoutBlanks(text: string): string | undefined {
  if (text.length > 4 * MAX_LINE) return undefined;
  return text
    .normalize('NFC')
    .replaceAll(/\p{Zs}+/gu, ' ')
    .replaceAll(/^ | $/g, '');
}

function readLine(text: string): string | undefined {
  const line = withoutBlanks(text);
  if (line === undefined || line.length > MAX_LINE || holdsCardNumber(line)) return undefined;
  return LINE.test(line) && LETTER_OR_DIGIT.test(line) ? line : undefined;
}

function readRegion(text: string, country: string): string | undefined {
  const region = withoutBlanks(text)?.toUpperCase() ?? '';
  return REGION.test(region) && region.startsWith(`${country}-`) ? region : undefined;
}

function readPostalCode(text: string): string | undefined {
  const code = withoutBlanks(text)?.toUpperCase() ?? '';
  return POSTAL_CODE.test(code) ? code : undefined;
}
