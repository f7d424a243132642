import type { Id } from '@blockscore/ids';
import type { Role } from './user.ts';

/** What a second factor is called in a mail. */
export type MailedFactor = 'TOTP' | 'PASSKEY' | 'RECOVERY_CODES';

/** A document that the lender has looked at. */
export type MailedDocument =
  | 'PASSPORT'
  | 'IDENTITY_CARD'
  | 'DRIVING_LICENCE'
  | 'PROOF_OF_ADDRESS'
  | 'SOURCE_OF_FUNDS';

/**
 * A mail that somebody is to get. It names ids and states only: whoever it is about is read from the
 * vault when the mail is written, so that nothing personal waits in the queue.
 */
export type MailRequest = { readonly userId: Id<'user'> } & (
  | { readonly kind: 'VERIFY_EMAIL'; readonly verificationId: Id<'vrf'> }
  /** To the address that the account is to have. */
  | { readonly kind: 'CHANGE_EMAIL'; readonly verificationId: Id<'vrf'> }
  | { readonly kind: 'RESET_PASSWORD'; readonly resetId: Id<'reset'> }
  /** A sign-in from a device that was not known; the session tells when and with what. */
  | { readonly kind: 'NEW_DEVICE'; readonly sessionId: Id<'session'> }
  | { readonly kind: 'FACTOR_ADDED' | 'FACTOR_REMOVED'; readonly factor: MailedFactor }
  | { readonly kind: 'RECOVERY_CODE_USED'; readonly remaining: number }
  | { readonly kind: 'ROLE_CHANGED'; readonly role: Role; readonly change: 'GRANTED' | 'REVOKED' }
  /** Somebody tried to register with an address that has an account. */
  | { readonly kind: 'REGISTRATION_ATTEMPTED' }
  /** To the address that the account still has. */
  | { readonly kind: 'EMAIL_CHANGE_REQUESTED' }
  /** To the address that the account had until then. */
  | { readonly kind: 'EMAIL_CHANGED' }
  /** By whoever knew the present one, or by the token that was mailed. */
  | { readonly kind: 'PASSWORD_CHANGED' | 'PASSWORD_RESET' }
  | { readonly kind: 'ACCOUNT_SUSPENDED' | 'ACCOUNT_REINSTATED' }
  /** The copy of everything about the person that was asked for can be fetched. */
  | { readonly kind: 'DATA_COPY_READY' }
  | { readonly kind: 'DOCUMENT_RUNS_OUT'; readonly document: MailedDocument }
);

export type MailKind = MailRequest['kind'];

/** The id of a mail, of which there is never more than one: of what it carries, or its own. */
export type MailId = Id<'vrf'> | Id<'reset'> | Id<'mail'>;
