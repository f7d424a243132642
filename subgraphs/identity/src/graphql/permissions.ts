import { hasScope, isSelf, type Scope } from '@blockscore/caller';
import { check, needs, open, type TypeRules } from '@blockscore/service';
import { accountRules } from './accounts/permissions.ts';
import { factorRules } from './factors/permissions.ts';
import { partnerOfUser, partnerRules } from './partners/permissions.ts';
import { sessionRules } from './sessions/permissions.ts';
import type { UserMapper } from './users/schema.mappers.ts';

/** Anyone with one of the scopes, the person, or who has just proven to be the person. */
function visible(...scopes: Scope[]) {
  return check<UserMapper>(
    (user, caller) =>
      user.proven === 'PERSON' ||
      isSelf(caller, user.id) ||
      scopes.some((scope) => hasScope(caller, scope)),
  );
}

const contact = visible('users:read', 'compliance:read');
const name = visible('users:read', 'compliance:read', 'loans:read');
const mailbox = check<UserMapper>(
  (user, caller) =>
    user.proven !== undefined ||
    isSelf(caller, user.id) ||
    hasScope(caller, 'users:read') ||
    hasScope(caller, 'compliance:read'),
);

/** Payloads are open: who reached one was let through its mutation; a user in it is guarded itself. */
export const typeRules: TypeRules = {
  User: {
    id: open,
    email: mailbox,
    emailVerified: mailbox,
    firstName: name,
    lastName: name,
    phone: contact,
    dateOfBirth: contact,
    country: contact,
    address: contact,
    roles: visible('users:read'),
    factors: visible('users:read'),
    passkeys: visible(),
    partner: partnerOfUser,
    sessions: visible('users:read'),
    suspendedAt: visible('users:read'),
    suspensionReason: needs('users:read'),
    createdAt: name,
  },
  ...partnerRules,
  ...factorRules,
  ...sessionRules,
  ...accountRules,
  PostalAddress: open,
  UserConnection: open,
  UserEdge: open,
  PageInfo: open,
  Money: open,
  RegisterPayload: open,
  RequestEmailVerificationPayload: open,
  VerifyEmailPayload: open,
  GrantRolePayload: open,
  RevokeRolePayload: open,
  AuthSession: open,
  LoginPayload: open,
  RefreshSessionPayload: open,
  LogoutPayload: open,
  ChangePasswordPayload: open,
  RequestPasswordResetPayload: open,
  ResetPasswordPayload: open,
  IdentityError: open,
};
