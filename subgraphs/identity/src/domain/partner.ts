import type { Id } from '@blockscore/ids';
import { hasVisibleText, holdsCardNumber } from '@blockscore/money';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from './errors.ts';
import type { NoticeMail } from './notice.ts';
import { EMAIL_RULE, readEmail } from './registration.ts';
import type { User } from './user.ts';

/** An organisation that brings customers, and sees what became of those alone. */
export interface Partner {
  readonly id: Id<'partner'>;
  readonly version: number;
  readonly name: string;
  readonly createdAt: Date;
  /** Whether there is an address that notices go to, and how they do. */
  readonly hasContact: boolean;
  readonly noticeMail: NoticeMail;
  /** From when on neither its keys nor its users get in as the partner. */
  readonly suspendedAt: Date | null;
}

/** Longest name of a partner or of a key, in characters. */
const LONGEST_NAME = 100;

/** A name that is shown to people: one line, nothing invisible, blanks at its ends removed. */
export function readName(text: string): Outcome<string, IdentityErrorCode> {
  const name = text.length > 4 * LONGEST_NAME ? '' : text.normalize('NFC').trim();
  const fits = hasVisibleText(name) && [...name].length <= LONGEST_NAME;
  if (!fits || /[\p{C}\p{Zl}\p{Zp}]/u.test(name) || holdsCardNumber(name)) {
    const message = `A name has 1 to ${LONGEST_NAME} characters in one line, and no number of a payment card.`;
    return fail('NAME_INVALID', message, ['input', 'name']);
  }
  return ok(name);
}

/** The address that a partner gets its notices at; null for none. */
export function readContact(text: string | null): Outcome<string | null, IdentityErrorCode> {
  const email = text === null ? null : readEmail(text);
  if (email !== undefined) return ok(email);
  return fail('EMAIL_INVALID', EMAIL_RULE, ['input', 'contactEmail']);
}

/** Nobody gives themselves the rights of a partner, and nobody belongs to two. */
export function decideAttachment(
  adminId: string,
  user: User,
  partner: Partner,
): Outcome<'ATTACH', IdentityErrorCode> {
  if (adminId === user.id) return ownPartner();
  if (user.partnerId !== null) {
    const message = 'The user belongs to a partner already: detach them from it first.';
    return fail('PARTNER_ALREADY_ATTACHED', message, ['input', 'userId']);
  }
  return partner.suspendedAt === null ? ok('ATTACH') : partnerSuspended();
}

export function decideDetachment(
  adminId: string,
  user: User,
): Outcome<Id<'partner'>, IdentityErrorCode> {
  if (adminId === user.id) return ownPartner();
  return user.partnerId === null
    ? fail('PARTNER_NOT_ATTACHED', 'The user belongs to no partner.', ['input', 'userId'])
    : ok(user.partnerId);
}

export function partnerSuspended() {
  return fail('PARTNER_SUSPENDED', 'The partner is suspended: reinstate it first.', [
    'input',
    'partnerId',
  ] as const);
}

function ownPartner() {
  return fail('OWN_ROLES', 'Nobody changes what they may do themselves: ask another one.', [
    'input',
    'userId',
  ] as const);
}
