import { type Caller, hasScope, isFreshlySignedIn } from '@blockscore/caller';
import { isId, newId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { ComplianceErrorCode } from '../domain/errors.ts';
import { LEFT_OUT, readText } from '../domain/free-text.ts';
import { beginErasure, type Erasure } from '../domain/privacy/erasure.ts';
import { isKnown } from './is-known.ts';
import { tellAsked } from './order-erasure.ts';
import type { Ports, UserId, Work } from './ports.ts';
import { restrict } from './restrict.ts';

export interface RequestErasureInput {
  /** Whom to erase; left out, oneself. */
  readonly userId?: string | null | undefined;
  /** How an officer knows that the person asks for it; of no use to who asks for themselves. */
  readonly evidence?: string | null | undefined;
}

type Asked = Outcome<Erasure, ComplianceErrorCode>;

const MAX_EVIDENCE = 1_000;
/** So many may be asked for in so long, refused ones among them: each asks every subgraph. */
const MOST = 5;
const WINDOW_MS = 30 * 86_400_000;

/**
 * Asks to be erased, or by an officer for a person who asked by other ways. From then on nothing new
 * begins with the person's data, so that what stands against it now is all that does; the subgraphs
 * are asked for that.
 */
export function requestErasure(ports: Pick<Ports, 'transact' | 'clock'>) {
  return async (caller: Caller, input: RequestErasureInput): Promise<Asked> => {
    const asked = whoAsks(caller, input, ports.clock());
    if (!asked.ok) return asked;
    const { userId, requestedBy, evidence } = asked.value;
    const now = ports.clock();
    return await ports.transact(async (work) => {
      await work.erasures.lockPerson(userId);
      if (!(await isKnown(work, caller, userId, now))) return nobody();
      const refused = await mayAsk(work, userId, now);
      if (refused !== undefined) return refused;
      const erasure = beginErasure({ id: newId('erasure'), userId, requestedBy, evidence }, now);
      await restrict(work, { userId, ground: 'ERASURE', at: now, by: caller });
      await work.erasures.insert(erasure);
      await tellAsked(work, caller, erasure);
      return ok(erasure);
    });
  };
}

interface Who extends Pick<Erasure, 'userId' | 'requestedBy' | 'evidence'> {}

function whoAsks(
  caller: Caller,
  input: RequestErasureInput,
  now: Date,
): Outcome<Who, ComplianceErrorCode> {
  if (caller.kind !== 'USER' || !isId('user', caller.id)) return nobody();
  const userId = input.userId ?? caller.id;
  if (userId === caller.id) {
    if (!isFreshlySignedIn(caller, now)) return notFresh();
    return ok({ userId: caller.id, requestedBy: caller.id, evidence: null });
  }
  if (!hasScope(caller, 'compliance:write') || !isId('user', userId)) return nobody();
  const evidence = readText(input.evidence ?? '', MAX_EVIDENCE);
  if (evidence === undefined) {
    const message = `Say in 1 to ${MAX_EVIDENCE} characters, ${LEFT_OUT}, how you know that the person asks for it.`;
    return fail('NOTE_INVALID', message, ['input', 'evidence']);
  }
  return ok({ userId, requestedBy: caller.id, evidence });
}

async function mayAsk(work: Work, userId: UserId, now: Date) {
  if ((await work.erasures.openOf(userId)) !== undefined) {
    return fail<ComplianceErrorCode>(
      'REQUEST_OPEN',
      'There is a request already: see it under `me { erasures }`, or withdraw it.',
    );
  }
  const since = new Date(now.getTime() - WINDOW_MS);
  if ((await work.erasures.countSince(userId, since)) >= MOST) {
    return fail<ComplianceErrorCode>(
      'LIMIT_REACHED',
      `It was asked for ${MOST} times in 30 days: wait, or write to the lender.`,
    );
  }
  return undefined;
}

export function notFresh() {
  return fail<ComplianceErrorCode>(
    'REAUTHENTICATION_REQUIRED',
    'This needs a sign-in of the last ten minutes: call reauthenticate, then try again.',
  );
}

function nobody() {
  return fail<ComplianceErrorCode>('NOT_FOUND', 'There is no such person.', ['input', 'userId']);
}
