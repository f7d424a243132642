import { type Caller, hasScope } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import type { CreditScore } from '../domain/credit-score.ts';
import type { Ports } from './ports.ts';
import { type Replay, replayScore } from './replay-score.ts';

export interface ReplayedScore {
  readonly score: CreditScore;
  readonly replay: Replay;
}

/** Recomputes one score for [scores:read]; undefined where there is none to see. */
export function replayOneScore(ports: Pick<Ports, 'transact' | 'models' | 'sha256'>) {
  return async (caller: Caller, scoreId: string): Promise<ReplayedScore | undefined> => {
    if (!isId('score', scoreId) || !hasScope(caller, 'scores:read')) return undefined;
    return await ports.transact(async (work) => {
      const [score] = await work.scores.findMany([scoreId]);
      if (!score) return undefined;
      const [profile] = await work.profiles.findMany([score.profileId]);
      const [salt = null] = await work.scores.salts([scoreId]);
      const kept = { score, statement: profile?.statement ?? null, salt };
      return { score, replay: replayScore(ports, kept) };
    });
  };
}
