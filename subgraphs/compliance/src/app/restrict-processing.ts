import { type Caller, hasScope } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { ComplianceErrorCode } from '../domain/errors.ts';
import { isKnown } from './is-known.ts';
import type { Ports, UserId, Work } from './ports.ts';
import { release, restrict } from './restrict.ts';

type RestrictPorts = Pick<Ports, 'transact' | 'clock'>;

export interface RestrictInput {
  /** Whose data; left out, one's own. */
  readonly userId?: string | null | undefined;
}

/** A day has room for this many restrictions of one person, which are all kept. */
const MOST_A_DAY = 50;
const DAY_MS = 86_400_000;

type Restricted = Outcome<UserId, ComplianceErrorCode>;

/**
 * Has one's own data kept and not used, or by [compliance:write] a person's who asked for it: nothing new
 * is decided or scored of itself. What was agreed on goes on. At most so often a day; lifting it is always open.
 */
export function restrictProcessing(ports: RestrictPorts) {
  return (caller: Caller, input: RestrictInput): Promise<Restricted> =>
    change(ports, caller, input, async (work, by) => {
      const since = new Date(by.at.getTime() - DAY_MS);
      if ((await work.restrictions.countSince(by.userId, by.ground, since)) >= MOST_A_DAY) {
        return fail(
          'LIMIT_REACHED',
          `The data were restricted ${MOST_A_DAY} times today: come back tomorrow.`,
        );
      }
      await restrict(work, by);
      return ok(by.userId);
    });
}

/** Has it used again, unless something else stands against that. */
export function liftRestriction(ports: RestrictPorts) {
  return (caller: Caller, input: RestrictInput): Promise<Restricted> =>
    change(ports, caller, input, async (work, by) => {
      await release(work, by);
      return ok(by.userId);
    });
}

async function change(
  ports: RestrictPorts,
  caller: Caller,
  input: RestrictInput,
  carryOut: (work: Work, by: Parameters<typeof restrict>[1]) => Promise<Restricted>,
): Promise<Restricted> {
  const userId = input.userId ?? caller.id;
  const isOwn = caller.kind === 'USER' && caller.id === userId;
  if (!isId('user', userId) || !(isOwn || hasScope(caller, 'compliance:write'))) return nobody();
  const now = ports.clock();
  return await ports.transact(async (work) => {
    await work.erasures.lockPerson(userId);
    if (!(await isKnown(work, caller, userId, now))) return nobody();
    return await carryOut(work, { userId, ground: 'REQUESTED', at: now, by: caller });
  });
}

function nobody() {
  return fail<ComplianceErrorCode>('NOT_FOUND', 'There is no such person.', ['input', 'userId']);
}
