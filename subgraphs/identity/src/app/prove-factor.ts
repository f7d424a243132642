import type { Id } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from '../domain/errors.ts';
import type { Passkey, SecondFactorMethod } from '../domain/factors.ts';
import { readRecoveryCode } from '../domain/recovery-code.ts';
import type { User } from '../domain/user.ts';
import { recordFactor } from './change-factors.ts';
import { enqueueMail } from './enqueue-mail.ts';
import type { Ports, Work } from './ports.ts';
import { recordFailedLogin } from './record-failed-login.ts';

/** What somebody shows as a second factor. */
export interface FactorProof {
  readonly method: SecondFactorMethod;
  /** With TOTP and RECOVERY_CODE. */
  readonly code?: string | null | undefined;
  /** With PASSKEY: the browser's answer, as `PublicKeyCredential.toJSON()` writes it. */
  readonly credential?: unknown;
}

/**
 * Whether a code is right, which it is once: a TOTP code is taken with its time step, a recovery
 * code for good. Of several at the same moment one is right.
 */
export async function proveCode(
  ports: Ports,
  work: Work,
  user: User,
  method: 'TOTP' | 'RECOVERY_CODE',
  code: string,
): Promise<boolean> {
  return method === 'TOTP'
    ? await proveTotp(ports, work, user.id, code)
    : await proveRecoveryCode(ports, work, user, code);
}

async function proveTotp(ports: Ports, work: Work, userId: Id<'user'>, code: string) {
  const factor = await work.factors.findTotp(userId);
  if (factor === undefined || factor.confirmedAt === null) return false;
  const step = ports.factors.totp.stepOf(factor.secret, code, ports.clock());
  return step !== undefined && (await work.factors.takeStep(userId, step));
}

async function proveRecoveryCode(ports: Ports, work: Work, user: User, text: string) {
  const userId = user.id;
  const code = readRecoveryCode(text);
  if (code === undefined) return false;
  const { recoveryCodes } = ports.factors;
  const unused = await work.factors.unusedRecoveryCodes(userId);
  const id = recoveryCodes.match(unused, recoveryCodes.hash(userId, code));
  if (id === undefined || !(await work.factors.useRecoveryCode(id, ports.clock()))) return false;
  await recordFactor(work, user, 'RECOVERY_CODES', 'USED');
  await enqueueMail(work, { kind: 'RECOVERY_CODE_USED', userId, remaining: unused.length - 1 });
  return true;
}

/**
 * The passkey by which a browser answered, once its counter is written down: an older copy of the
 * authenticator is refused, as is an answer that came without user verification.
 *
 * @param challenge what had to be signed
 * @param owner whose passkey it has to be, where that is known
 */
export async function provePasskey(
  ports: Ports,
  work: Work,
  credential: unknown,
  challenge: string,
  owner?: Id<'user'>,
): Promise<Outcome<Passkey, IdentityErrorCode>> {
  const { webAuthn } = ports.factors;
  const credentialId = webAuthn.credentialIdOf(credential);
  const passkey =
    credentialId === undefined ? undefined : await work.passkeys.findByCredential(credentialId);
  if (passkey === undefined || (owner !== undefined && passkey.userId !== owner)) {
    return await refuse(work, owner);
  }
  const use = await webAuthn.verifyAuthentication(credential, challenge, passkey);
  const taken = use !== undefined && (await work.passkeys.markUsed(passkey, use, ports.clock()));
  return taken ? ok(passkey) : await refuse(work, passkey.userId);
}

/** @param userId whose passkey it was to be, where that is known: their trail tells of it */
async function refuse(work: Work, userId: Id<'user'> | undefined) {
  const user = userId === undefined ? undefined : await work.users.find(userId);
  if (user !== undefined) await recordFailedLogin(work, user);
  return fail(
    'PASSKEY_INVALID',
    'This passkey was not accepted: try again, or sign in another way.',
    ['input', 'credential'] as const,
  );
}
