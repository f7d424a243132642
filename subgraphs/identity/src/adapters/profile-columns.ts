import type { SubjectCipher } from '@blockscore/vault';
import type { PostalAddress } from '../domain/postal-address.ts';
import type { Profile } from '../domain/user.ts';
import type { users } from './tables.ts';

type Row = typeof users.$inferSelect;

const COLUMNS: Readonly<Record<keyof Profile, string>> = {
  email: 'email',
  firstName: 'first_name',
  lastName: 'last_name',
  phone: 'phone',
  dateOfBirth: 'date_of_birth',
  country: 'country',
  address: 'address',
};

const place = (column: string, row: string) => ({ table: 'users', column, row });

/** As texts: a postal address is one, of JSON. */
type Encrypted<P> = { readonly [Field in keyof P]: string | Extract<P[Field], null> };

/** The personal columns of a profile, or of the part of one that changes. */
export function encryptProfile<P extends Partial<Profile>>(
  cipher: SubjectCipher,
  id: string,
  profile: P,
): Encrypted<P> {
  const encrypted = Object.entries(COLUMNS).flatMap(([field, column]) => {
    const value = profile[field as keyof Profile];
    if (value === undefined) return [];
    const text = typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
    return [[field, text === null ? null : cipher.encrypt(text, place(column, id))]];
  });
  return Object.fromEntries(encrypted) as Encrypted<P>;
}

export function decryptProfile(cipher: SubjectCipher, row: Row): Profile {
  const decrypt = (column: string, text: string) => cipher.decrypt(text, place(column, row.id));
  return {
    email: decrypt('email', row.email),
    firstName: decrypt('first_name', row.firstName),
    lastName: decrypt('last_name', row.lastName),
    phone: row.phone === null ? null : decrypt('phone', row.phone),
    dateOfBirth: decrypt('date_of_birth', row.dateOfBirth),
    country: decrypt('country', row.country),
    address:
      row.address === null ? null : (JSON.parse(decrypt('address', row.address)) as PostalAddress),
  };
}

const REASON = 'suspension_reason';

export function encryptReason(cipher: SubjectCipher, id: string, reason: string): string {
  return cipher.encrypt(reason, place(REASON, id));
}

export function decryptReason(cipher: SubjectCipher, row: Row): string | null {
  return row.suspensionReason === null
    ? null
    : cipher.decrypt(row.suspensionReason, place(REASON, row.id));
}
