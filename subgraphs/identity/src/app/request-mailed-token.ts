import { type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from '../domain/errors.ts';
import { normalizeEmail } from '../domain/registration.ts';
import type { MailedToken } from './issue-mailed-token.ts';
import type { Ports } from './ports.ts';
import { tryLater } from './throttle.ts';

/**
 * Asks for a mail with a token. Nothing is looked up before the answer: a job does so later, so that
 * neither the answer nor its time tells whether the address is known, suspended, verified already or
 * was asked for too often.
 */
function requestMailedToken(ports: Ports, kind: MailedToken) {
  return async (
    client: { readonly address: string },
    input: { readonly email: string },
  ): Promise<Outcome<true, IdentityErrorCode>> => {
    const admitted = await ports.throttle.take('ANONYMOUS_CALL', client.address);
    if (!admitted.ok) return tryLater(admitted.error);
    const email = normalizeEmail(input.email.slice(0, 300));
    await ports.transact((work) =>
      work.jobs.enqueue('issue-mailed-token', { kind, addressHash: ports.hashAddress(email) }),
    );
    return ok(true);
  };
}

/** Asks for a mail by which to set a new password. */
export function requestPasswordReset(ports: Ports) {
  return requestMailedToken(ports, 'RESET_PASSWORD');
}

/** Asks for the mail that verifies an address once more. */
export function requestEmailVerification(ports: Ports) {
  return requestMailedToken(ports, 'VERIFY_EMAIL');
}
