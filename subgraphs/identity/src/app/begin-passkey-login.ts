import type { Client } from '@blockscore/caller';
import { type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from '../domain/errors.ts';
import { normalizeEmail } from '../domain/registration.ts';
import type { PasskeyStep } from './begin-passkey-registration.ts';
import { openChallenge } from './open-challenge.ts';
import type { Ports } from './ports.ts';
import { tryLater } from './throttle.ts';

/**
 * Begins a sign-in, or a proof of who one is, by passkey. Nothing is looked up: the browser offers
 * the passkeys that the device holds, so the answer cannot tell who has an account.
 */
export function beginPasskeyLogin(ports: Ports) {
  return async (
    client: Client,
    input: {
      /** Only a passkey of the account with this address will do; there need not be one. */
      readonly email?: string | null | undefined;
    },
  ): Promise<Outcome<PasskeyStep, IdentityErrorCode>> => {
    const admitted = await ports.throttle.take('ANONYMOUS_CALL', client.address);
    if (!admitted.ok) return tryLater(admitted.error);
    const request = await ports.factors.webAuthn.authentication([]);
    const opened = await ports.transact((work) =>
      openChallenge(ports, work, {
        kind: 'PASSKEY_LOGIN',
        challenge: request.challenge,
        emailHash: input.email == null ? null : addressHash(ports, input.email),
      }),
    );
    return ok({ ...opened, options: request.options });
  };
}

export function addressHash(ports: Ports, email: string): string {
  return ports.factors.hashEmail(normalizeEmail(email.slice(0, 300)));
}
