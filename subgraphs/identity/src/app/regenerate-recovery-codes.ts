import type { Caller } from '@blockscore/caller';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from '../domain/errors.ts';
import { methodsOf } from '../domain/factors.ts';
import {
  issueRecoveryCodes,
  recordFactor,
  requireEnabled,
  requireOwner,
} from './change-factors.ts';
import { enqueueMail } from './enqueue-mail.ts';
import type { Ports } from './ports.ts';

/** Ten new recovery codes in place of those that are left, shown this once. */
export function regenerateRecoveryCodes(ports: Ports) {
  return async (caller: Caller): Promise<Outcome<readonly string[], IdentityErrorCode>> => {
    const enabled = requireEnabled(ports);
    if (!enabled.ok) return enabled;
    return await ports.transact(async (work) => {
      const owner = await requireOwner(ports, work, caller);
      if (!owner.ok) return owner;
      const { user, factors } = owner.value;
      if (methodsOf(factors).length === 0) {
        return fail(
          'FACTOR_REQUIRED',
          'Recovery codes stand in for a second factor: add an authenticator app or a passkey first.',
        );
      }
      const codes = await issueRecoveryCodes(ports, work, user.id);
      await recordFactor(work, user, 'RECOVERY_CODES', 'REPLACED');
      await enqueueMail(work, {
        kind: 'FACTOR_ADDED',
        userId: user.id,
        factor: 'RECOVERY_CODES',
      });
      return ok(codes);
    });
  };
}
