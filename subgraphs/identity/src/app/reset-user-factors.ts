import { actorOf, type Caller } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from '../domain/errors.ts';
import { decideReset } from '../domain/factor-reset.ts';
import { methodsOf } from '../domain/factors.ts';
import type { User } from '../domain/user.ts';
import { recordFactor } from './change-factors.ts';
import { endSessions } from './end-sessions.ts';
import { enqueueMail } from './enqueue-mail.ts';
import type { Ports, Work } from './ports.ts';
import { requireFresh } from './require-fresh.ts';

export interface FactorsReset {
  readonly user: User;
  /** True where it waits for a second administrator. */
  readonly pending: boolean;
}

/**
 * Removes all factors of somebody who lost them, so that the password is enough again, and ends their
 * sessions. Two administrators have to want it. [users:write]
 */
export function resetUserFactors(ports: Ports) {
  return async (
    caller: Caller,
    input: { readonly userId: string },
  ): Promise<Outcome<FactorsReset, IdentityErrorCode>> => {
    const now = ports.clock();
    return await ports.transact(async (work) => {
      const session = await requireFresh(ports, work, caller);
      if (!session.ok) return session;
      const user = isId('user', input.userId) ? await work.users.lock(input.userId) : undefined;
      if (user === undefined || !isId('user', caller.id)) {
        return fail('NOT_FOUND', 'There is no such user.', ['input', 'userId'] as const);
      }
      const proposal = await work.factors.resetProposal(user.id);
      const decision = decideReset(caller.id, user.id, proposal, now);
      if (!decision.ok) return decision;
      const [factors] = await work.factors.findMany([user.id]);
      if (factors === undefined || methodsOf(factors).length === 0) return nothingToRemove();
      if (decision.value === 'PROPOSE') {
        await work.factors.proposeReset(user.id, caller.id, now);
        await work.events.record({
          type: 'identity.factor_reset.proposed',
          aggregate: { type: 'user', id: user.id, version: user.version },
          audience: { subject: user.id, scopes: ['users:read'] },
          actor: actorOf(caller),
          data: { userId: user.id },
        });
        return ok({ user, pending: true });
      }
      await removeAll(work, caller, user, now);
      return ok({ user, pending: false });
    });
  };
}

function nothingToRemove() {
  return fail(
    'FACTOR_NOT_SET_UP',
    'This person has no second factor: there is nothing to remove. Their sessions end by endUserSessions.',
    ['input', 'userId'] as const,
  );
}

async function removeAll(work: Work, caller: Caller, user: User, now: Date): Promise<void> {
  await work.factors.clearResetProposal(user.id);
  for (const factor of await work.factors.removeAll(user.id)) {
    await recordFactor(work, user, factor, 'REMOVED', caller);
    if (factor !== 'RECOVERY_CODES') {
      await enqueueMail(work, { kind: 'FACTOR_REMOVED', userId: user.id, factor });
    }
  }
  await endSessions(work, user.id, now, actorOf(caller));
}
