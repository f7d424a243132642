import type { Id } from '@blockscore/ids';
import { type Challenge, methodsOf, type SecondFactorMethod } from '../domain/factors.ts';
import type { WebAuthnJson } from './factor-ports.ts';
import { type OpenedChallenge, openChallenge } from './open-challenge.ts';
import type { Ports, Work } from './ports.ts';

export interface MfaChallenge extends OpenedChallenge {
  /** Those that the person has. */
  readonly methods: readonly SecondFactorMethod[];
  /** What the browser is to ask an authenticator for; null where there is no passkey. */
  readonly passkeyOptions: WebAuthnJson | null;
}

/**
 * Asks somebody who gave the right password for a second factor: undefined where they have none, or
 * where none is asked for here.
 *
 * @param from the device that the sign-in comes from, where it is known, and the token it showed
 */
export async function beginMfa(
  ports: Ports,
  work: Work,
  userId: Id<'user'>,
  from: Pick<Challenge, 'deviceId' | 'shownDevice'>,
): Promise<MfaChallenge | undefined> {
  if (!ports.factors.enabled) return undefined;
  const [factors] = await work.factors.findMany([userId]);
  const methods = factors === undefined ? [] : methodsOf(factors);
  if (factors === undefined || methods.length === 0) return undefined;
  const request =
    factors.passkeys.length > 0
      ? await ports.factors.webAuthn.authentication(factors.passkeys)
      : undefined;
  const opened = await openChallenge(ports, work, {
    kind: 'MFA',
    userId,
    ...from,
    challenge: request?.challenge ?? null,
  });
  return { ...opened, methods, passkeyOptions: request?.options ?? null };
}
