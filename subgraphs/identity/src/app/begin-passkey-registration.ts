import type { Caller } from '@blockscore/caller';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from '../domain/errors.ts';
import { PASSKEY_LIMIT, readPasskeyName } from '../domain/factors.ts';
import { requireEnabled, requireOwner } from './change-factors.ts';
import type { WebAuthnJson } from './factor-ports.ts';
import { type OpenedChallenge, openChallenge } from './open-challenge.ts';
import type { Ports } from './ports.ts';

export interface PasskeyStep extends OpenedChallenge {
  /** For `navigator.credentials`, as its `parse…OptionsFromJSON` reads it. */
  readonly options: WebAuthnJson;
}

/** Begins to add a passkey: only the session that began it can finish it, within five minutes. */
export function beginPasskeyRegistration(ports: Ports) {
  return async (
    caller: Caller,
    input: { readonly name: string },
  ): Promise<Outcome<PasskeyStep, IdentityErrorCode>> => {
    const enabled = requireEnabled(ports);
    if (!enabled.ok) return enabled;
    const name = readPasskeyName(input.name);
    if (!name.ok) return name;
    return await ports.transact(async (work) => {
      const owner = await requireOwner(ports, work, caller);
      if (!owner.ok) return owner;
      const { user, session, factors } = owner.value;
      if (factors.passkeys.length >= PASSKEY_LIMIT) return tooMany();
      const request = await ports.factors.webAuthn.registration(user, factors.passkeys);
      const opened = await openChallenge(ports, work, {
        kind: 'PASSKEY_REGISTRATION',
        userId: user.id,
        sessionId: session.id,
        challenge: request.challenge,
        name: name.value,
      });
      return ok({ ...opened, options: request.options });
    });
  };
}

export function tooMany() {
  return fail(
    'PASSKEY_LIMIT',
    `You have ${PASSKEY_LIMIT} passkeys: remove one that you no longer use.`,
  );
}
