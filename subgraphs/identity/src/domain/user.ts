import type { Id } from '@blockscore/ids';
import type { PostalAddress } from './postal-address.ts';

/** What a role lets its holder do stands in the table of access; here it is only a name. */
export const ROLES = [
  'BORROWER',
  'LOAN_OFFICER',
  'COMPLIANCE_OFFICER',
  'ANALYST',
  'PARTNER',
  'ADMIN',
] as const;
export type Role = (typeof ROLES)[number];

/** Personal data of a user. Encrypted at rest; never part of an event or a log line. */
export interface Profile {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  /** E.164, e.g. +14155550100. */
  readonly phone: string | null;
  /** YYYY-MM-DD. */
  readonly dateOfBirth: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Null: none was given. */
  readonly address: PostalAddress | null;
}

export interface User {
  readonly id: Id<'user'>;
  readonly version: number;
  /** Null once the person's data has been erased. */
  readonly profile: Profile | null;
  readonly roles: readonly Role[];
  readonly partnerId: Id<'partner'> | null;
  /** Set while that partner is suspended: then the person gets in, but not as one of the partner's. */
  readonly partnerSuspended?: boolean;
  readonly emailVerifiedAt: Date | null;
  readonly createdAt: Date;
  /** From when on the person can no longer sign in; null for most. */
  readonly suspendedAt: Date | null;
  /** Why, in the words of the administrator; personal data. */
  readonly suspensionReason: string | null;
}

/** The partner that the person acts for at present. */
export function actingPartner(user: User): Id<'partner'> | null {
  return user.partnerSuspended === true ? null : user.partnerId;
}

/** The roles that are of use at present: the partner's is not while the partner is suspended. */
export function actingRoles(user: User): readonly Role[] {
  return user.partnerSuspended === true
    ? user.roles.filter((role) => role !== 'PARTNER')
    : user.roles;
}
