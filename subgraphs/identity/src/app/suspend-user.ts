import { actorOf, type Caller } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from '../domain/errors.ts';
import { decideSuspension } from '../domain/suspension.ts';
import type { User } from '../domain/user.ts';
import { endSessions } from './end-sessions.ts';
import { enqueueMail } from './enqueue-mail.ts';
import type { Ports, Work } from './ports.ts';
import { requireFresh } from './require-fresh.ts';

export interface SuspendUser {
  readonly userId: string;
  readonly reason: string;
}

/** Keeps somebody from signing in, by any way, and ends their sessions at once. [users:write] */
export function suspendUser(ports: Ports) {
  return async (caller: Caller, input: SuspendUser): Promise<Outcome<User, IdentityErrorCode>> => {
    const now = ports.clock();
    return await ports.transact(async (work) => {
      const session = await requireFresh(ports, work, caller);
      if (!session.ok) return session;
      const administrators = await work.roles.countAdministrators();
      const user = isId('user', input.userId) ? await work.users.lock(input.userId) : undefined;
      if (user === undefined) return notFound();
      const { reason } = input;
      const decision = decideSuspension({ adminId: caller.id, user, reason }, administrators);
      if (!decision.ok) return decision;
      const suspended = await work.users.save(user, {
        suspension: { at: now, reason: decision.value },
      });
      await work.roles.clearProposalsBy(user.id);
      await endSessions(work, user.id, now, actorOf(caller));
      await record(work, caller, 'identity.user.suspended', suspended);
      await enqueueMail(work, { kind: 'ACCOUNT_SUSPENDED', userId: user.id });
      return ok(suspended);
    });
  };
}

/** Lets somebody sign in again who was suspended. [users:write] */
export function reinstateUser(ports: Ports) {
  return async (
    caller: Caller,
    input: { readonly userId: string },
  ): Promise<Outcome<User, IdentityErrorCode>> => {
    return await ports.transact(async (work) => {
      const session = await requireFresh(ports, work, caller);
      if (!session.ok) return session;
      const user = isId('user', input.userId) ? await work.users.lock(input.userId) : undefined;
      if (user === undefined) return notFound();
      if (user.suspendedAt === null) {
        return fail('USER_NOT_SUSPENDED', 'This user is not suspended.', ['input', 'userId']);
      }
      const reinstated = await work.users.save(user, { suspension: null });
      await record(work, caller, 'identity.user.reinstated', reinstated);
      await enqueueMail(work, { kind: 'ACCOUNT_REINSTATED', userId: user.id });
      return ok(reinstated);
    });
  };
}

function notFound() {
  return fail('NOT_FOUND', 'There is no such user.', ['input', 'userId'] as const);
}

async function record(
  work: Work,
  caller: Caller,
  type: 'identity.user.suspended' | 'identity.user.reinstated',
  user: User,
): Promise<void> {
  await work.events.record({
    type,
    aggregate: { type: 'user', id: user.id, version: user.version },
    audience: { subject: user.id, scopes: ['users:read'] },
    actor: actorOf(caller),
    data: { userId: user.id },
  });
}
