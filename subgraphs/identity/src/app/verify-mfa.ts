import type { Client } from '@blockscore/caller';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from '../domain/errors.ts';
import { CHALLENGE_TRIES, type Challenge } from '../domain/factors.ts';
import type { AuthenticationMethod } from '../domain/session.ts';
import { challengeEnded, takeChallenge } from './open-challenge.ts';
import type { Ports, Work } from './ports.ts';
import { type FactorProof, proveCode, provePasskey } from './prove-factor.ts';
import { recordFailedLogin } from './record-failed-login.ts';
import { type StartedSession, startSession } from './start-session.ts';
import { type Guess, tryLater, unlessThrown } from './throttle.ts';

export interface VerifyMfaInput extends FactorProof {
  /** Of the challenge that the password gave. */
  readonly token: string;
}

/**
 * The second step of a sign-in by password: a session for a code or a passkey. A challenge takes five
 * wrong answers, and codes are throttled as passwords are. A passkey cannot be guessed and locks
 * nothing: like a token that is none, what fails counts against the network address alone.
 */
export function verifyMfa(ports: Ports) {
  return async (
    client: Client,
    input: VerifyMfaInput,
  ): Promise<Outcome<StartedSession, IdentityErrorCode>> => {
    const step = await ports.transact((work) => takeChallenge(ports, work, 'MFA', input.token));
    const isCode = step.ok && input.method !== 'PASSKEY';
    // A code from a known device does not wait for others at its address.
    const admitted = isCode
      ? await ports.throttle.guess(guessAt(step.value, client))
      : await ports.throttle.take('ANONYMOUS_CALL', client.address);
    if (!admitted.ok) return tryLater(admitted.error);
    if (!step.ok) return step;
    const outcome = await unlessThrown([admitted.value], () =>
      ports.transact((work) => answer(ports, work, client, input)),
    );
    if (outcome.ok) await admitted.value.giveBack();
    return outcome;
  };
}

function guessAt({ userId, deviceId }: Challenge, { address }: Client): Guess {
  return {
    secret: 'SECOND_FACTOR',
    account: userId ?? '',
    guesser: deviceId === null ? { kind: 'ADDRESS', address } : { kind: 'DEVICE', id: deviceId },
  };
}

async function answer(
  ports: Ports,
  work: Work,
  client: Client,
  input: VerifyMfaInput,
): Promise<Outcome<StartedSession, IdentityErrorCode>> {
  const step = await takeChallenge(ports, work, 'MFA', input.token);
  if (!step.ok) return step;
  const shown = await prove(ports, work, step.value, input);
  return shown.ok ? await finish(ports, work, client, step.value, shown.value) : shown;
}

async function prove(
  ports: Ports,
  work: Work,
  step: Challenge,
  { method, code, credential }: VerifyMfaInput,
): Promise<Outcome<AuthenticationMethod, IdentityErrorCode>> {
  // Locked first, as whatever changes the person's factors does.
  const user = step.userId === null ? undefined : await work.users.lock(step.userId);
  if (user === undefined) return challengeEnded();
  // Whoever gave the password of before has shown nothing any more.
  const changedAt = await work.passwords.changedAt(user.id);
  if (changedAt !== null && changedAt >= step.createdAt) return challengeEnded();
  if (method === 'PASSKEY') {
    const passkey = await provePasskey(ports, work, credential, step.challenge ?? '', user.id);
    if (passkey.ok) return ok(method);
    await work.challenges.countTry(step.id);
    return passkey;
  }
  if (await proveCode(ports, work, user, method, code ?? '')) return ok(method);
  await work.challenges.countTry(step.id);
  await recordFailedLogin(work, user);
  const left = CHALLENGE_TRIES - step.attempts - 1;
  return fail(
    'CODE_INVALID',
    left > 0
      ? 'This code is wrong, too old or was used before: try the next one.'
      : 'This code is wrong too: sign in again with your password.',
    ['input', 'code'],
  );
}

async function finish(
  ports: Ports,
  work: Work,
  client: Client,
  { id, userId, deviceId, shownDevice }: Challenge,
  method: AuthenticationMethod,
): Promise<Outcome<StartedSession, IdentityErrorCode>> {
  if (userId === null) return challengeEnded();
  await work.challenges.markUsed(id, ports.clock());
  return await startSession(ports, work, {
    userId,
    methods: ['PASSWORD', method],
    client,
    deviceId,
    shownDevice,
  });
}
