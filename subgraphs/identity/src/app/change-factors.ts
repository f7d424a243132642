import type { Caller } from '@blockscore/caller';
import { type Id, isId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from '../domain/errors.ts';
import { type Factors, methodsOf } from '../domain/factors.ts';
import type { MailedFactor } from '../domain/mail.ts';
import { RECOVERY_CODES, readRecoveryCode } from '../domain/recovery-code.ts';
import type { AuthenticationMethod, Session } from '../domain/session.ts';
import type { User } from '../domain/user.ts';
import { enqueueMail } from './enqueue-mail.ts';
import type { Ports, Work } from './ports.ts';
import { type LockedSession, lockFresh, lockSession } from './require-fresh.ts';

export interface FactorOwner extends LockedSession {
  readonly factors: Factors;
}

/** Who may change their factors: somebody who has lately proven who they are. */
export async function requireOwner(
  ports: Ports,
  work: Work,
  caller: Caller,
): Promise<Outcome<FactorOwner, IdentityErrorCode>> {
  return await withFactors(work, await lockFresh(ports, work, caller));
}

/** Whoever is in the session, however long ago they proved who they are. */
export async function ownerOf(
  ports: Pick<Ports, 'clock'>,
  work: Work,
  caller: Caller,
): Promise<Outcome<FactorOwner, IdentityErrorCode>> {
  return await withFactors(work, await lockSession(ports, work, caller));
}

async function withFactors(
  work: Work,
  locked: Outcome<LockedSession, IdentityErrorCode>,
): Promise<Outcome<FactorOwner, IdentityErrorCode>> {
  if (!locked.ok) return locked;
  const [factors] = await work.factors.findMany([locked.value.user.id]);
  if (factors === undefined) throw new Error('Nothing was told of the factors of a user.');
  return ok({ ...locked.value, factors });
}

/** The error where second factors are switched off. */
export function requireEnabled(ports: Ports): Outcome<true, IdentityErrorCode> {
  return ports.factors.enabled
    ? ok(true)
    : fail('MFA_DISABLED', 'Second factors are switched off here (ENABLE_MFA).');
}

/** An access token for a session that has just become more than it was. */
export interface RenewedSession {
  readonly accessToken: string;
  readonly expiresAt: Date;
  readonly user: User;
}

/**
 * Notes what else a session has shown; its new access token says so.
 *
 * @param session with the moment of the last proof in full
 */
export async function strengthen(
  ports: Ports,
  work: Work,
  user: User,
  session: Session,
  shown: readonly AuthenticationMethod[],
): Promise<RenewedSession> {
  const methods = [...new Set([...session.methods, ...shown])];
  const renewed = { ...session, methods };
  await work.sessions.renew(renewed);
  const access = await ports.tokens.access(user, renewed);
  return { accessToken: access.token, expiresAt: access.expiresAt, user };
}

type Change = 'ADDED' | 'REMOVED' | 'USED' | 'REPLACED';

export async function recordFactor(
  work: Work,
  user: Pick<User, 'id' | 'version'>,
  factor: MailedFactor,
  change: Change,
  by: Pick<Caller, 'kind' | 'id'> = { kind: 'USER', id: user.id },
): Promise<void> {
  await work.events.record({
    type: 'identity.factor.changed',
    aggregate: { type: 'user', id: user.id, version: user.version },
    audience: { subject: user.id, scopes: ['users:read'] },
    actor: { kind: by.kind, id: by.id },
    data: { userId: user.id, factor, change },
  });
}

/** Tells of a factor that was added, to the trail and to its owner. */
export async function announceAdded(work: Work, user: User, factor: MailedFactor): Promise<void> {
  await recordFactor(work, user, factor, 'ADDED');
  await enqueueMail(work, { kind: 'FACTOR_ADDED', userId: user.id, factor });
}

/** Tells of a factor that was removed; with the last one go the recovery codes and what it gave. */
export async function announceRemoved(work: Work, user: User, factor: MailedFactor): Promise<void> {
  const userId = user.id;
  await recordFactor(work, user, factor, 'REMOVED');
  await enqueueMail(work, { kind: 'FACTOR_REMOVED', userId, factor });
  const [left] = await work.factors.findMany([userId]);
  if (left === undefined || methodsOf(left).length > 0) return;
  if (await work.factors.removeRecoveryCodes(userId)) {
    await recordFactor(work, user, 'RECOVERY_CODES', 'REMOVED');
  }
  await work.sessions.forgetSecondFactors(userId);
}

/** Ten new recovery codes as they are shown, once; all earlier ones are worth nothing any more. */
export async function issueRecoveryCodes(
  ports: Ports,
  work: Work,
  userId: Id<'user'>,
): Promise<readonly string[]> {
  const { recoveryCodes } = ports.factors;
  const codes = Array.from({ length: RECOVERY_CODES }, () => recoveryCodes.generate());
  const hashes = codes.map((code) => recoveryCodes.hash(userId, readRecoveryCode(code) ?? code));
  await work.factors.replaceRecoveryCodes(userId, hashes, ports.clock());
  return codes;
}

/** The caller's own passkey; somebody else's looks like none. */
export function ownPasskey(owner: FactorOwner, id: string) {
  const found = isId('passkey', id) && owner.factors.passkeys.find((key) => key.id === id);
  return found
    ? ok(found)
    : fail('NOT_FOUND', 'You have no such passkey.', ['input', 'id'] as const);
}
