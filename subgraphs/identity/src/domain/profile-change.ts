import { isCountry } from '@blockscore/money';
import { err, type Outcome, ok, type UserErrorValue, under } from '@blockscore/result';
import type { IdentityErrorCode } from './errors.ts';
import { isSameAddress, type PostalAddressInput, readPostalAddress } from './postal-address.ts';
import { COUNTRY_RULE, isPhone, NAME_RULE, PHONE_RULE, readName } from './registration.ts';
import type { Profile } from './user.ts';

/** What is absent stays as it is, and so does null, apart from phone and address: null removes them. */
export interface ProfileInput {
  readonly firstName?: string | null | undefined;
  readonly lastName?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly country?: string | null | undefined;
  readonly address?: PostalAddressInput | null | undefined;
}

export type ProfileChange = Partial<Omit<Profile, 'email' | 'dateOfBirth'>>;

/** Checks all fields as registration does; gives those that are to be other than they are. */
export function readProfileChange(
  input: ProfileInput,
  current: Profile,
): Outcome<ProfileChange, IdentityErrorCode> {
  const errors: UserErrorValue<IdentityErrorCode>[] = [];
  const wrong = (field: keyof ProfileInput, code: IdentityErrorCode, message: string) =>
    errors.push({ code, message, path: ['input', field] });
  const change: { -readonly [Field in keyof ProfileChange]: ProfileChange[Field] } = {};

  for (const field of ['firstName', 'lastName'] as const) {
    const text = input[field];
    if (text == null) continue;
    const name = readName(text);
    if (name === undefined) wrong(field, 'NAME_INVALID', NAME_RULE);
    else if (name !== current[field]) change[field] = name;
  }
  const { phone, country } = input;
  if (phone != null && !isPhone(phone)) wrong('phone', 'PHONE_INVALID', PHONE_RULE);
  else if (phone !== undefined && phone !== current.phone) change.phone = phone;
  if (country != null && !isCountry(country)) wrong('country', 'COUNTRY_INVALID', COUNTRY_RULE);
  else if (country != null && country !== current.country) change.country = country;
  const address = readAddress(input.address, current.address);
  if (!address.ok) errors.push(...under(['input', 'address'], address.error));
  else if (!isSameAddress(address.value, current.address)) change.address = address.value;
  return errors.length > 0 ? err(errors) : ok(change);
}

/** The address that it is to be; null is none, and what is absent stays. */
function readAddress(
  input: ProfileInput['address'],
  current: Profile['address'],
): Outcome<Profile['address'], IdentityErrorCode> {
  if (input === undefined) return ok(current);
  return input === null ? ok(null) : readPostalAddress(input);
}
