import type { Caller } from '@blockscore/caller';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from '../domain/errors.ts';
import { ENROLMENT_VALID_MS } from '../domain/factors.ts';
import {
  announceAdded,
  issueRecoveryCodes,
  type RenewedSession,
  requireEnabled,
  requireOwner,
  strengthen,
} from './change-factors.ts';
import type { Ports } from './ports.ts';

export interface TotpConfirmed {
  /** Shown this once. */
  readonly recoveryCodes: readonly string[];
  /** The caller's session, which has now shown a second factor. */
  readonly session: RenewedSession;
}

/** Adds the app that was enrolled, by its first code; that code is not good for anything else. */
export function confirmTotp(ports: Ports) {
  return async (
    caller: Caller,
    input: { readonly code: string },
  ): Promise<Outcome<TotpConfirmed, IdentityErrorCode>> => {
    const enabled = requireEnabled(ports);
    if (!enabled.ok) return enabled;
    const now = ports.clock();
    return await ports.transact(async (work) => {
      const owner = await requireOwner(ports, work, caller);
      if (!owner.ok) return owner;
      const { user, session } = owner.value;
      const factor = await work.factors.findTotp(user.id);
      const waits = factor !== undefined && factor.confirmedAt === null;
      if (!waits || now.getTime() - factor.createdAt.getTime() > ENROLMENT_VALID_MS) {
        return notEnrolled();
      }
      const step = ports.factors.totp.stepOf(factor.secret, input.code, now);
      if (step === undefined) {
        return fail('CODE_INVALID', 'This is not the code that the app shows now: try the next.', [
          'input',
          'code',
        ]);
      }
      if (!(await work.factors.confirmTotp(user.id, step, now))) return notEnrolled();
      await announceAdded(work, user, 'TOTP');
      const recoveryCodes = await issueRecoveryCodes(ports, work, user.id);
      return ok({ recoveryCodes, session: await strengthen(ports, work, user, session, ['TOTP']) });
    });
  };
}

function notEnrolled() {
  return fail(
    'TOTP_NOT_ENROLLED',
    'No authenticator app waits for its code: call enrollTotp first.',
  );
}
