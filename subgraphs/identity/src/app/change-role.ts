import { actorOf, type Caller } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from '../domain/errors.ts';
import {
  decideGrant,
  decideRevocation,
  PROPOSAL_VALID_MS,
  type RoleChange,
} from '../domain/roles.ts';
import type { Role, User } from '../domain/user.ts';
import { enqueueMail } from './enqueue-mail.ts';
import type { Ports, Work } from './ports.ts';
import { requireFresh } from './require-fresh.ts';

export interface RoleInput {
  readonly userId: string;
  readonly role: Role;
}

export interface RoleChanged {
  readonly user: User;
  /** True where the grant waits for a second administrator. */
  readonly pending: boolean;
  /** Null where nothing waits. */
  readonly pendingUntil: Date | null;
}

/**
 * Gives a role, or proposes it where a second administrator has to agree. What raises or takes
 * somebody's power asks who does so first: not whoever finds a signed-in screen. [users:write]
 */
export function grantRole(ports: Ports) {
  return async (
    caller: Caller,
    input: RoleInput,
  ): Promise<Outcome<RoleChanged, IdentityErrorCode>> => {
    const now = ports.clock();
    return await ports.transact(async (work) => {
      const session = await requireFresh(ports, work, caller);
      if (!session.ok) return session;
      const user = await lockUser(work, input);
      if (user === undefined) return notFound();
      const change = changeOf(caller, user, input.role);
      const decision = decideGrant(change, await work.roles.proposal(user.id, input.role), now);
      if (!decision.ok) return decision;
      if (decision.value === 'PROPOSE') {
        await work.roles.propose(user.id, input.role, caller.id, now);
        await recordChange(work, caller, user, input.role, 'PROPOSED');
        return ok({
          user,
          pending: true,
          pendingUntil: new Date(now.getTime() + PROPOSAL_VALID_MS),
        });
      }
      await work.roles.clearProposal(user.id, input.role);
      await work.roles.grant(user.id, input.role, caller.id, now);
      const roles = [...user.roles, input.role].sort();
      const changed = { ...(await work.users.save(user, {})), roles };
      await recordChange(work, caller, changed, input.role, 'GRANTED');
      return ok({ user: changed, pending: false, pendingUntil: null });
    });
  };
}

/** Takes a role away at once: the gateway refuses the access tokens from before. [users:write] */
export function revokeRole(ports: Ports) {
  return async (
    caller: Caller,
    input: RoleInput,
  ): Promise<Outcome<RoleChanged, IdentityErrorCode>> => {
    return await ports.transact(async (work) => {
      const session = await requireFresh(ports, work, caller);
      if (!session.ok) return session;
      const administrators = await work.roles.countAdministrators();
      const user = await lockUser(work, input);
      if (user === undefined) return notFound();
      const change = changeOf(caller, user, input.role);
      const decision = decideRevocation(change, administrators);
      if (!decision.ok) return decision;
      await work.roles.revoke(user.id, input.role);
      if (input.role === 'ADMIN') await work.roles.clearProposalsBy(user.id);
      const roles = user.roles.filter((role) => role !== input.role);
      const changed = { ...(await work.users.save(user, {})), roles };
      await recordChange(work, caller, changed, input.role, 'REVOKED');
      return ok({ user: changed, pending: false, pendingUntil: null });
    });
  };
}

async function lockUser(work: Work, { userId }: RoleInput): Promise<User | undefined> {
  return isId('user', userId) ? await work.users.lock(userId) : undefined;
}

function changeOf(caller: Caller, user: User, role: Role): RoleChange {
  const attached = user.partnerId !== null;
  return { adminId: caller.id, userId: user.id, role, held: user.roles, attached };
}

function notFound() {
  return fail('NOT_FOUND', 'There is no such user.', ['input', 'userId'] as const);
}

/** @param user after the change */
async function recordChange(
  work: Work,
  caller: Caller,
  user: User,
  role: Role,
  change: 'GRANTED' | 'REVOKED' | 'PROPOSED',
): Promise<void> {
  await work.events.record({
    type: 'identity.role.changed',
    aggregate: { type: 'user', id: user.id, version: user.version },
    audience: { subject: user.id, scopes: ['users:read'] },
    actor: actorOf(caller),
    data: { userId: user.id, role, change, roles: [...user.roles] },
  });
  if (change !== 'PROPOSED') {
    await enqueueMail(work, { kind: 'ROLE_CHANGED', userId: user.id, role, change });
  }
}
