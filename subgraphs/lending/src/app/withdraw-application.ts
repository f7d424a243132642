import { type Caller, isSelf } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { type Outcome, ok } from '@blockscore/result';
import type { Application } from '../domain/application.ts';
import { invalidState, type LendingErrorCode, notFound } from '../domain/errors.ts';
import { mayBecome } from '../domain/lifecycle.ts';
import { moveApplication } from './change-status.ts';
import type { Ports } from './ports.ts';

/** Takes one's own application back, before an offer on it is accepted. */
export function withdrawApplication(ports: Ports) {
  return async (
    caller: Caller,
    input: { readonly id: string },
  ): Promise<Outcome<Application, LendingErrorCode>> =>
    await ports.transact(async (work) => {
      const found = isId('app', input.id) ? await work.applications.lock(input.id) : undefined;
      if (found === undefined || !isSelf(caller, found.userId)) return notFound('application');
      if (!mayBecome(found.status, 'WITHDRAWN')) {
        const instead = found.status === 'ACCEPTED' ? ': cancel its loan by cancelLoan' : '';
        return invalidState(
          `This application is ${found.status} and cannot be withdrawn${instead}.`,
        );
      }
      await work.approvals.remove(found.id);
      return ok(await moveApplication(work, caller, found, 'WITHDRAWN'));
    });
}
