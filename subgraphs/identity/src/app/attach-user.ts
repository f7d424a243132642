import type { Caller } from '@blockscore/caller';
import { type Id, isId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from '../domain/errors.ts';
import { decideAttachment, decideDetachment } from '../domain/partner.ts';
import type { Role, User } from '../domain/user.ts';
import { enqueueMail } from './enqueue-mail.ts';
import type { Ports, Work } from './ports.ts';
import { requireFresh } from './require-fresh.ts';

export interface AttachUserInput {
  readonly userId: string;
  readonly partnerId: string;
}

/** Makes a person one of the partner's own: they get its role, and see what came through it. [partners:write] */
export function attachUserToPartner(ports: Ports) {
  return async (
    caller: Caller,
    input: AttachUserInput,
  ): Promise<Outcome<User, IdentityErrorCode>> => {
    const now = ports.clock();
    return await ports.transact(async (work) => {
      const session = await requireFresh(ports, work, caller);
      if (!session.ok) return session;
      const { partnerId, userId } = input;
      const partner = isId('partner', partnerId) ? await work.partners.lock(partnerId) : undefined;
      if (partner === undefined) return noPartner();
      const user = isId('user', userId) ? await work.users.lock(userId) : undefined;
      if (user === undefined) return noUser();
      const decision = decideAttachment(caller.id, user, partner);
      if (!decision.ok) return decision;
      const attached = await work.partners.setPartnerOf(user, partner.id);
      const roles = await withPartnerRole(work, user, caller, now);
      return ok(await tell(work, caller, { ...attached, roles }, partner.id, 'GRANTED'));
    });
  };
}

/** Takes from a person what they saw as one of the partner's own, at once. [partners:write] */
export function detachUserFromPartner(ports: Ports) {
  return async (
    caller: Caller,
    input: { readonly userId: string },
  ): Promise<Outcome<User, IdentityErrorCode>> => {
    return await ports.transact(async (work) => {
      const session = await requireFresh(ports, work, caller);
      if (!session.ok) return session;
      const user = isId('user', input.userId) ? await work.users.lock(input.userId) : undefined;
      if (user === undefined) return noUser();
      const partnerId = decideDetachment(caller.id, user);
      if (!partnerId.ok) return partnerId;
      const detached = await work.partners.setPartnerOf(user, null);
      await work.roles.revoke(user.id, 'PARTNER');
      const roles = user.roles.filter((role) => role !== 'PARTNER');
      return ok(await tell(work, caller, { ...detached, roles }, partnerId.value, 'REVOKED'));
    });
  };
}

async function withPartnerRole(
  work: Work,
  user: User,
  caller: Caller,
  now: Date,
): Promise<readonly Role[]> {
  if (user.roles.includes('PARTNER')) return user.roles;
  await work.roles.grant(user.id, 'PARTNER', caller.id, now);
  return [...user.roles, 'PARTNER' as const].sort();
}

/** Both events carry the version after the change, by which the gateway knows older tokens. */
async function tell(
  work: Work,
  actor: Caller,
  user: User,
  partnerId: Id<'partner'>,
  change: 'GRANTED' | 'REVOKED',
): Promise<User> {
  const about = {
    aggregate: { type: 'user', id: user.id, version: user.version },
    audience: { subject: user.id, scopes: ['users:read' as const, 'partners:write' as const] },
    actor,
  };
  const attached = change === 'GRANTED';
  await work.events.record({
    ...about,
    type: attached ? 'identity.partner.attached' : 'identity.partner.detached',
    data: { userId: user.id, partnerId },
  });
  await work.events.record({
    ...about,
    type: 'identity.role.changed',
    data: { userId: user.id, role: 'PARTNER', change, roles: [...user.roles] },
  });
  await enqueueMail(work, { kind: 'ROLE_CHANGED', userId: user.id, role: 'PARTNER', change });
  return user;
}

function noPartner() {
  return fail('NOT_FOUND', 'There is no such partner.', ['input', 'partnerId'] as const);
}

function noUser() {
  return fail('NOT_FOUND', 'There is no such user.', ['input', 'userId'] as const);
}
