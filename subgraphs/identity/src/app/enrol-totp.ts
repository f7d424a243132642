import type { Caller } from '@blockscore/caller';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from '../domain/errors.ts';
import { requireEnabled, requireOwner } from './change-factors.ts';
import type { Ports } from './ports.ts';

export interface TotpEnrolment {
  /** Base32, for typing it in. */
  readonly secret: string;
  readonly uri: string;
  /** The URI as a QR code, SVG. */
  readonly qrCode: string;
}

/** Begins to add an authenticator app: nothing is asked for at sign-in before its first code came. */
export function enrolTotp(ports: Ports) {
  return async (caller: Caller): Promise<Outcome<TotpEnrolment, IdentityErrorCode>> => {
    const enabled = requireEnabled(ports);
    if (!enabled.ok) return enabled;
    return await ports.transact(async (work) => {
      const owner = await requireOwner(ports, work, caller);
      if (!owner.ok) return owner;
      const { user } = owner.value;
      const secret = ports.factors.totp.newSecret();
      if (!(await work.factors.enrolTotp(user.id, secret, ports.clock()))) {
        return fail(
          'TOTP_ALREADY_ENABLED',
          'You have an authenticator app already: disable it first to change to another.',
        );
      }
      const account = user.profile?.email ?? user.id;
      return ok({ secret, ...ports.factors.totp.enrolment(secret, account) });
    });
  };
}
