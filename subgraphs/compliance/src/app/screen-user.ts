import { type Caller, isSelf } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { ComplianceErrorCode } from '../domain/errors.ts';
import type { Screening } from '../domain/screening.ts';
import { isConcerned } from './is-concerned.ts';
import type { Ports } from './ports.ts';
import { reassessKyc } from './reassess-kyc.ts';
import { screenSubject } from './screen-subject.ts';

const PATH = ['input', 'userId'] as const;

/** Screens a person against the lists of now, for a compliance officer; a hit brings a review. */
export function screenUser(ports: Ports) {
  return async (
    caller: Caller,
    { userId }: { readonly userId: string },
  ): Promise<Outcome<Screening, ComplianceErrorCode>> => {
    if (isSelf(caller, userId)) return fail('OWN_CASE', 'Nobody screens themselves.', PATH);
    if (!isId('user', userId)) return unknown();
    await ports.lists.refresh();
    const index = ports.lists.current();
    if (index === undefined) {
      return fail(
        'LISTS_UNAVAILABLE',
        'No sanctions list is loaded: see the health of compliance.',
      );
    }
    return await ports.transact(async (work) => {
      if (await isConcerned(work, caller, userId)) return unknown();
      const verification = await work.kyc.lock(userId);
      const subject = await work.subjects.find(userId);
      if (verification === undefined || subject === undefined) return unknown();
      if (subject.facts === null) {
        return fail('SUBJECT_UNKNOWN', 'Identity has not yet told who this is. Try again.', PATH);
      }
      const { facts } = subject;
      const now = ports.clock();
      const screening = await screenSubject(work, index, userId, facts, 'MANUAL', caller, now);
      await reassessKyc(work, ports, userId, caller);
      return ok(screening);
    });
  };
}

function unknown() {
  return fail('NOT_FOUND', 'There is no such user to screen.', PATH);
}
