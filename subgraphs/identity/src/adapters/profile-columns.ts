import type { SubjectCipher } from '@blockscore/vault';
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
};

const place = (column: string, row: string) => ({ table: 'users', column, row });

/** The personal columns of a profile, or of the part of one that changes. */
export function encryptProfile<P extends Partial<Profile>>(
  cipher: SubjectCipher,
  id: string,
  profile: P,
): P {
  const encrypted = Object.entries(COLUMNS).flatMap(([field, column]) => {
    const text = profile[field as keyof Profile];
    if (text === undefined) return [];
    return [[field, text === null ? null : cipher.encrypt(text, place(column, id))]];
  });
  return Object.fromEntries(encrypted) as P;
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
