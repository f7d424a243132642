import { type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from '../domain/errors.ts';
import { type Guesser, isOfOwnMachine, usesOf } from '../domain/throttle.ts';
import type { Ports } from './ports.ts';
import { tryLater, unlessThrown } from './throttle.ts';

/**
 * Looks at a password that somebody shows, counted in advance as a guess at the account. The right
 * one is no guess, but has its own quota: it costs as much work, and is no way to keep others out.
 *
 * @param account what names it, be there one or not
 * @param isRight looks; where it throws, nothing counts
 */
export async function guessPassword(
  { throttle }: Pick<Ports, 'throttle'>,
  account: string,
  guesser: Guesser,
  isRight: () => Promise<boolean>,
): Promise<Outcome<boolean, IdentityErrorCode>> {
  const admitted = await throttle.guess({ secret: 'PASSWORD', account, guesser });
  if (!admitted.ok) return tryLater(admitted.error);
  const guess = admitted.value;
  const uses = isOfOwnMachine(guesser) ? '' : usesOf(account, guesser.kind);
  const taken = await throttle.take('RIGHT_PASSWORD', uses);
  if (!taken.ok) {
    await guess.undo();
    return tryLater(taken.error);
  }
  const use = taken.value;
  const right = await unlessThrown([guess, use], isRight);
  await (right ? guess.giveBack() : use.undo());
  return ok(right);
}
