import { z } from 'zod';
import { id, role, sealed, text } from '../fields.ts';

/** Of accounts, sessions, roles and partners. */
export const identity = {
  'identity.user.registered': z.strictObject({ userId: id('user') }),
  /** An account that nobody had verified: another has its address now, or it was too old. */
  'identity.user.removed': z.strictObject({
    userId: id('user'),
    reason: z.enum(['REPLACED', 'NEVER_VERIFIED']),
  }),
  'identity.email.verified': z.strictObject({ userId: id('user') }),
  'identity.session.started': z.strictObject({ userId: id('user'), sessionId: id('session') }),
  /** The gateway refuses the session's access tokens from here on. */
  'identity.session.ended': z.strictObject({
    userId: id('user'),
    sessionId: id('session'),
    /** The session in its place, of somebody who has just proven anew who they are. */
    succeededBy: id('session').optional(),
  }),
  'identity.login.failed': z.strictObject({ userId: id('user') }),
  'identity.password.changed': z.strictObject({
    userId: id('user'),
    by: z.enum(['CHANGE', 'RESET']),
  }),
  'identity.factor.changed': z.strictObject({
    userId: id('user'),
    factor: z.enum(['TOTP', 'PASSKEY', 'RECOVERY_CODES']),
    change: z.enum(['ADDED', 'REMOVED', 'USED', 'REPLACED']),
  }),
  /** One administrator wants all factors of somebody removed; another has to agree. */
  'identity.factor_reset.proposed': z.strictObject({ userId: id('user') }),
  'identity.profile.changed': z.strictObject({
    userId: id('user'),
    fields: z.array(text(100)).max(50).readonly(),
  }),
  /**
   * What takes rights away from a user: suspended, detached, and a role REVOKED. Their aggregate is
   * the user with its version after the change; the gateway refuses access tokens of an earlier one.
   */
  'identity.user.suspended': z.strictObject({ userId: id('user') }),
  'identity.user.reinstated': z.strictObject({ userId: id('user') }),
  'identity.partner.attached': z.strictObject({ userId: id('user'), partnerId: id('partner') }),
  'identity.partner.detached': z.strictObject({ userId: id('user'), partnerId: id('partner') }),
  'identity.role.changed': z.strictObject({
    userId: id('user'),
    role,
    change: z.enum(['GRANTED', 'REVOKED', 'PROPOSED']),
    roles: z.array(role).max(20).readonly(),
  }),
  'identity.partner.created': z.strictObject({ partnerId: id('partner') }),
  'identity.partner.changed': z.strictObject({
    partnerId: id('partner'),
    fields: z.array(text(100)).max(50).readonly(),
  }),
  'identity.partner.suspended': z.strictObject({ partnerId: id('partner') }),
  'identity.partner.reinstated': z.strictObject({ partnerId: id('partner') }),
  'identity.api_key.created': z.strictObject({ keyId: id('apikey'), partnerId: id('partner') }),
  'identity.api_key.revoked': z.strictObject({ keyId: id('apikey'), partnerId: id('partner') }),
  /** Of a key that signs access tokens; those of a revoked one are void from then on. */
  'identity.signing_key.changed': z.strictObject({
    kid: text(100),
    change: z.enum(['PUBLISHED', 'ACTIVATED', 'RETIRED', 'REVOKED']),
  }),
  'identity.personal_data.read': z.strictObject({
    userId: id('user'),
    fields: z.array(text(100)).max(50).readonly(),
  }),
  /** Answers `compliance.disclosure.requested`. Sealed: firstName, lastName, dateOfBirth, country. */
  'identity.subject.disclosed': z.strictObject({ requestId: text(), userId: id('user'), sealed }),
  /** Answers `credit.age_group.requested`. Sealed: ageGroup. */
  'identity.age_group.disclosed': z.strictObject({
    requestId: text(),
    userId: id('user'),
    sealed,
  }),
};
