import type { Caller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from '../domain/errors.ts';
import { type Challenge, methodsOf, PASSKEY_LIMIT, type Passkey } from '../domain/factors.ts';
import { tooMany } from './begin-passkey-registration.ts';
import {
  announceAdded,
  type FactorOwner,
  issueRecoveryCodes,
  ownerOf,
  type RenewedSession,
  requireEnabled,
  strengthen,
} from './change-factors.ts';
import { challengeEnded, takeChallenge } from './open-challenge.ts';
import type { Ports, Work } from './ports.ts';
import { requireFactorShown } from './require-fresh.ts';

export interface PasskeyInput {
  readonly token: string;
  /** The browser's answer, as `PublicKeyCredential.toJSON()` writes it. */
  readonly credential: unknown;
}

export interface PasskeyAdded {
  readonly passkey: Passkey;
  /** Shown this once, where the passkey is the first factor; null where there was one. */
  readonly recoveryCodes: readonly string[] | null;
  /** The caller's session, which has now shown a second factor. */
  readonly session: RenewedSession;
}

/**
 * Adds the passkey that a browser made. Whether the person was fresh was asked when it began; a second
 * factor that was added since has to be shown first.
 */
export function finishPasskeyRegistration(ports: Ports) {
  return async (
    caller: Caller,
    input: PasskeyInput,
  ): Promise<Outcome<PasskeyAdded, IdentityErrorCode>> => {
    const enabled = requireEnabled(ports);
    if (!enabled.ok) return enabled;
    return await ports.transact(async (work) => {
      const owner = await ownerOf(ports, work, caller);
      if (!owner.ok) return owner;
      const session = await requireFactorShown(ports, work, owner.value.session);
      if (!session.ok) return session;
      const step = await takeChallenge(ports, work, 'PASSKEY_REGISTRATION', input.token);
      if (!step.ok) return step;
      // A token that somebody else got hold of adds nothing to any account.
      if (step.value.sessionId !== session.value.id) return challengeEnded();
      return await addPasskey(ports, work, owner.value, step.value, input.credential);
    });
  };
}

async function addPasskey(
  ports: Ports,
  work: Work,
  { user, session, factors }: FactorOwner,
  step: Challenge,
  credential: unknown,
): Promise<Outcome<PasskeyAdded, IdentityErrorCode>> {
  const now = ports.clock();
  await work.challenges.markUsed(step.id, now);
  if (factors.passkeys.length >= PASSKEY_LIMIT) return tooMany();
  const { webAuthn } = ports.factors;
  const made = await webAuthn.verifyRegistration(credential, step.challenge ?? '');
  if (made === undefined) {
    return refused('This passkey could not be verified: begin again, and unlock it when asked.');
  }
  const passkey = {
    ...made,
    id: newId('passkey'),
    userId: user.id,
    name: step.name ?? '',
    createdAt: now,
    lastUsedAt: null,
  };
  if (!(await work.passkeys.insert(passkey))) {
    return refused('This passkey was added before.');
  }
  await announceAdded(work, user, 'PASSKEY');
  const isFirst = methodsOf(factors).length === 0;
  const recoveryCodes = isFirst ? await issueRecoveryCodes(ports, work, user.id) : null;
  const renewed = await strengthen(ports, work, user, session, ['PASSKEY']);
  return ok({ passkey, recoveryCodes, session: renewed });
}

function refused(message: string) {
  return fail('PASSKEY_INVALID', message, ['input', 'credential'] as const);
}
