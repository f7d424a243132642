import { type Caller, hasScope } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { ComplianceErrorCode } from '../domain/errors.ts';
import { isConcerned } from './is-concerned.ts';
import type { Ports, UserId, Work } from './ports.ts';
import { release, restrict } from './restrict.ts';

type RestrictPorts = Pick<Ports, 'transact' | 'clock'>;

export interface RestrictInput {
  /** Whose data; left out, one's own. */
  readonly userId?: string | null | undefined;
}

type Restricted = Outcome<UserId, ComplianceErrorCode>;

/**
 * Has one's own data kept and not used, or by [compliance:write] a person's who asked for it: nothing new
 * is decided or scored of itself. What was agreed on goes on.
 */
export function restrictProcessing(ports: RestrictPorts) {
  return (caller: Caller, input: RestrictInput): Promise<Restricted> =>
    change(ports, caller, input, async (work, by) => void (await restrict(work, by)));
}

/** Has it used again, unless something else stands against that. */
export function liftRestriction(ports: RestrictPorts) {
  return (caller: Caller, input: RestrictInput): Promise<Restricted> =>
    change(ports, caller, input, async (work, by) => void (await release(work, by)));
}

async function change(
  ports: RestrictPorts,
  caller: Caller,
  input: RestrictInput,
  carryOut: (work: Work, by: Parameters<typeof restrict>[1]) => Promise<void>,
): Promise<Restricted> {
  const userId = input.userId ?? caller.id;
  const isOwn = caller.kind === 'USER' && caller.id === userId;
  if (!isId('user', userId) || !(isOwn || hasScope(caller, 'compliance:write'))) return nobody();
  return await ports.transact(async (work) => {
    await work.erasures.lockPerson(userId);
    if (!isOwn && (await isConcerned(work, caller, userId))) return nobody();
    if ((await work.subjects.find(userId)) === undefined) return nobody();
    await carryOut(work, { userId, ground: 'REQUESTED', at: ports.clock(), by: caller });
    return ok(userId);
  });
}

function nobody() {
  return fail<ComplianceErrorCode>('NOT_FOUND', 'There is no such person.', ['input', 'userId']);
}
