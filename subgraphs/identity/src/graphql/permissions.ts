import { open, ownOr, type TypeRules } from '@blockscore/service';
import type { User } from '../domain/user.ts';

const own = (user: User) => user.id;
const contact = ownOr(own, 'users:read', 'compliance:read');
const name = ownOr(own, 'users:read', 'compliance:read', 'loans:read');

/** Payloads are open: who reached one was let through its mutation; a user in it is guarded as any. */
export const typeRules: TypeRules = {
  User: {
    id: open,
    email: contact,
    emailVerified: contact,
    firstName: name,
    lastName: name,
    phone: contact,
    dateOfBirth: contact,
    country: contact,
    roles: ownOr(own, 'users:read'),
    createdAt: name,
  },
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
  IdentityError: open,
};
