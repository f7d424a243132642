import { isCountry } from '@blockscore/money';
import { err, type Outcome, ok, type UserErrorValue, under } from '@blockscore/result';
import type { IdentityErrorCode } from './errors.ts';
import { type PostalAddressInput, readPostalAddress } from './postal-address.ts';
import type { Profile } from './user.ts';

export interface Registration {
  readonly email: string;
  readonly password: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly phone?: string | null | undefined;
  readonly dateOfBirth: string;
  readonly country: string;
  readonly address?: PostalAddressInput | null | undefined;
  /** As an earlier session gave it to this device, whoever's it was. */
  readonly deviceToken?: string | null | undefined;
}

/** RFC 5321, section 4.5.3.1.3: a path is at most 256 octets, an address in it 254. */
const MAX_EMAIL = 254;
/** RFC 5321's dot-string: plain ASCII, so that no two addresses look alike and no control slips in. */
const EMAIL =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;
const MAX_NAME = 100;
/** Letters of any script, marks, spaces and what stands in names; no digits, no control characters. */
const NAME = /^[\p{L}\p{M}][\p{L}\p{M}\p{Zs}.'’·-]*$/u;
const E164 = /^\+[1-9]\d{6,14}$/;
/** OWASP ASVS 5.0, 6.2.1 and 6.2.9: at least 8 characters, at least 64 allowed, any characters. */
const MIN_PASSWORD = 8;
const MAX_PASSWORD = 128;
const ADULT_AGE = 18;
const OLDEST_AGE = 120;

/** The form in which addresses are compared: no surrounding blanks, lower case, NFC. */
export function normalizeEmail(email: string): string {
  return email.trim().normalize('NFC').toLowerCase();
}

/** Checks all fields and names all that is wrong. */
export function readRegistration(
  input: Registration,
  today: string,
): Outcome<Profile, IdentityErrorCode> {
  const errors: UserErrorValue<IdentityErrorCode>[] = [];
  const wrong = (field: keyof Registration, code: IdentityErrorCode, message: string) =>
    errors.push({ code, message, path: ['input', field] });

  const email = readEmail(input.email);
  if (email === undefined) wrong('email', 'EMAIL_INVALID', EMAIL_RULE);
  const passwordError = checkPassword(input.password);
  if (passwordError !== undefined) wrong('password', 'PASSWORD_INVALID', passwordError);
  const firstName = readName(input.firstName);
  if (firstName === undefined) wrong('firstName', 'NAME_INVALID', NAME_RULE);
  const lastName = readName(input.lastName);
  if (lastName === undefined) wrong('lastName', 'NAME_INVALID', NAME_RULE);
  const phone = input.phone ?? null;
  if (phone !== null && !isPhone(phone)) wrong('phone', 'PHONE_INVALID', PHONE_RULE);
  const age = ageOn(input.dateOfBirth, today);
  if (age < ADULT_AGE) {
    wrong('dateOfBirth', 'DATE_OF_BIRTH_INVALID', `You must be ${ADULT_AGE} or older to register.`);
  } else if (age > OLDEST_AGE) {
    wrong('dateOfBirth', 'DATE_OF_BIRTH_INVALID', 'Nobody is that old: check the year.');
  }
  if (!isCountry(input.country)) wrong('country', 'COUNTRY_INVALID', COUNTRY_RULE);
  const address = input.address == null ? ok(null) : readPostalAddress(input.address);
  if (!address.ok) errors.push(...under(['input', 'address'], address.error));
  if (email === undefined || firstName === undefined || lastName === undefined) return err(errors);
  if (!address.ok || errors.length > 0) return err(errors);
  const { dateOfBirth, country } = input;
  const names = { firstName, lastName };
  return ok({ email, ...names, phone, dateOfBirth, country, address: address.value });
}

export const EMAIL_RULE = 'Give an e-mail address such as ada@example.com.';
export const PHONE_RULE = 'Write the number in international form, e.g. +14155550100.';
export const COUNTRY_RULE = 'Give an ISO 3166-1 code of two letters, e.g. US.';
export const NAME_RULE = `Give 1 to ${MAX_NAME} letters; spaces, hyphens, apostrophes and points may stand between.`;

/** The address as it is compared, or undefined where it is none. */
export function readEmail(text: string): string | undefined {
  const email = text.length > 2 * MAX_EMAIL ? '' : normalizeEmail(text);
  return email.length <= MAX_EMAIL && EMAIL.test(email) ? email : undefined;
}

export function isPhone(text: string): boolean {
  return E164.test(text);
}

/** The name as it is kept, or undefined where it cannot be one. */
export function readName(text: string): string | undefined {
  if (text.length > 4 * MAX_NAME) return undefined;
  const name = text.trim().normalize('NFC').replaceAll(/\s+/g, ' ');
  return name.length <= MAX_NAME && NAME.test(name) ? name : undefined;
}

/**
 * Says what is wrong with a password, or undefined. Length is counted in characters of the form in
 * which it is hashed (NFC), not in bytes.
 */
export function checkPassword(password: string): string | undefined {
  // A lone surrogate has no bytes of its own: two such passwords would be the same one.
  if (!password.isWellFormed()) return 'The password holds a character that is none: type it anew.';
  const length =
    password.length > 4 * MAX_PASSWORD ? Infinity : [...password.normalize('NFC')].length;
  return length < MIN_PASSWORD || length > MAX_PASSWORD
    ? `Give a password of ${MIN_PASSWORD} to ${MAX_PASSWORD} characters, any characters.`
    : undefined;
}

/** Whole years from a birthday to a day, both YYYY-MM-DD; who was born on 29 February ages on 1 March. */
function ageOn(birth: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birth.slice(0, 4));
  return today.slice(5) < birth.slice(5) ? years - 1 : years;
}
