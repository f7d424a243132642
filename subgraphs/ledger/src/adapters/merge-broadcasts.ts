import type { Broadcast } from '../app/chain-client.ts';
import { type Answer, majority, type Said } from './agreement.ts';
import { readRefusal } from './broadcast-answers.ts';

/**
 * What several endpoints say to the same signed bytes: what more than half say, and without a
 * majority that it was taken where anybody took it, for then it may be in a block soon.
 */
export function mergeBroadcasts<Result>(answers: readonly Answer<Result>[]): Said<Result> | null {
  const most = majority(answers, ({ said }) => kindOf(said));
  if (most !== null) return most.said;
  const taken = answers.find(({ said }) => kindOf(said) === 'ACCEPTED');
  return (taken ?? answers[0])?.said ?? null;
}

function kindOf<Result>(said: Said<Result>): Broadcast['kind'] {
  return said.ok ? 'ACCEPTED' : readRefusal(said.error.message).kind;
}
