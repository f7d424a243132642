import { newId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from '../domain/errors.ts';
import {
  CHALLENGE_VALID_MS,
  type Challenge,
  type ChallengeKind,
  isOpen,
} from '../domain/factors.ts';
import type { Ports, Work } from './ports.ts';

export interface OpenedChallenge {
  /** Whoever answers has to show it. */
  readonly token: string;
  readonly expiresAt: Date;
}

type Step = Pick<Challenge, 'kind'> &
  Partial<
    Pick<
      Challenge,
      'userId' | 'sessionId' | 'challenge' | 'name' | 'emailHash' | 'deviceId' | 'shownDevice'
    >
  >;

/** Begins a step that waits five minutes for its answer. */
export async function openChallenge(
  ports: Pick<Ports, 'clock' | 'tokens'>,
  work: Pick<Work, 'challenges'>,
  step: Step,
): Promise<OpenedChallenge> {
  const now = ports.clock();
  const expiresAt = new Date(now.getTime() + CHALLENGE_VALID_MS);
  const { secret, hash } = ports.tokens.newSecret();
  await work.challenges.forget(now);
  await work.challenges.insert({
    id: newId('challenge'),
    tokenHash: hash,
    userId: null,
    sessionId: null,
    challenge: null,
    name: null,
    emailHash: null,
    deviceId: null,
    shownDevice: null,
    ...step,
    attempts: 0,
    createdAt: now,
    expiresAt,
    usedAt: null,
  });
  return { token: secret, expiresAt };
}

const LONGEST_TOKEN = 200;

/** The step of this kind that the token is of, kept from others; an error where it is over. */
export async function takeChallenge(
  ports: Pick<Ports, 'clock' | 'tokens'>,
  work: Pick<Work, 'challenges'>,
  kind: ChallengeKind,
  token: string,
): Promise<Outcome<Challenge, IdentityErrorCode>> {
  const known = token.length <= LONGEST_TOKEN;
  const found = known ? await work.challenges.lock(ports.tokens.hashSecret(token)) : undefined;
  return found?.kind === kind && isOpen(found, ports.clock()) ? ok(found) : challengeEnded();
}

/** An unknown, a used, an expired and somebody else's token look the same. */
export function challengeEnded() {
  return fail(
    'CHALLENGE_ENDED',
    'This step was finished, took longer than five minutes or was tried too often: begin again.',
    ['input', 'token'] as const,
  );
}
