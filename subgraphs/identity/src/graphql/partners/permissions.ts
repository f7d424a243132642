import { type Caller, hasScope, isSelf } from '@blockscore/caller';
import { check, needs, open, type TypeRules } from '@blockscore/service';
import type { User } from '../../domain/user.ts';

/** Administrators, and whoever acts for the partner: by its key or as one of its people. */
export function maySeePartner(caller: Caller, id: string): boolean {
  return (
    hasScope(caller, 'partners:write') ||
    (caller.partnerId === id && hasScope(caller, 'partner:read'))
  );
}

const administrators = needs('partners:write');
const party = check<{ readonly id: string }>(({ id }, caller) => maySeePartner(caller, id));

/** Who was asked by a partner for something, and knows its id by that, may know its name. */
const signedIn = check<object>((_, { kind }) => kind !== 'ANONYMOUS');

/** Who sees to which partner a person belongs. */
export const partnerOfUser = check<User>(
  ({ id }, caller) =>
    isSelf(caller, id) || hasScope(caller, 'users:read') || hasScope(caller, 'partners:write'),
);

export const partnerRules: TypeRules = {
  Partner: {
    id: signedIn,
    name: signedIn,
    createdAt: party,
    suspendedAt: party,
    contactEmail: party,
    noticeMail: party,
    apiKeys: administrators,
    users: administrators,
  },
  ApiKey: administrators,
  PartnerConnection: open,
  PartnerEdge: open,
  ApiKeyConnection: open,
  ApiKeyEdge: open,
  CreatePartnerPayload: open,
  UpdatePartnerPayload: open,
  SuspendPartnerPayload: open,
  ReinstatePartnerPayload: open,
  CreateApiKeyPayload: administrators,
  RevokeApiKeyPayload: open,
  AttachUserToPartnerPayload: open,
  DetachUserFromPartnerPayload: open,
};
