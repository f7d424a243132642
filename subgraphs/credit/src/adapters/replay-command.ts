import { isId } from '@blockscore/ids';
import type { Ports, ReplayFilter } from '../app/ports.ts';
import { replayScores } from '../app/replay-scores.ts';

export interface ReplayCommand {
  readonly ports: Pick<Ports, 'transact' | 'models' | 'sha256'>;
  /** Only this person's scores. */
  readonly user?: string | undefined;
  /** Only scores of this UTC day or later, YYYY-MM-DD. */
  readonly since?: string | undefined;
  readonly write: (line: string) => void;
  readonly writeProgress: (line: string) => void;
}

/** @returns the exit code: 0 only if every score that can be recomputed came out as it was stored */
export async function runReplayCommand(command: ReplayCommand): Promise<number> {
  const { ports, write, writeProgress } = command;
  const filter = filterOf(command);
  if (typeof filter === 'string') {
    write(filter);
    return 2;
  }
  const summary = await replayScores(ports)(filter, {
    different: (id, differences) => {
      // Named and not shown: what was scored is personal, and a terminal's lines end in logs.
      const fields = differences.map(({ field }) => field).join(', ');
      write(`${id}: not as it was stored: ${fields}. «scoreReplay» shows how.`);
    },
    progressed: ({ done, total }) => writeProgress(`${done} of ${total} scores`),
  });
  const { reproduced, different, erased, unproven } = summary;
  write(
    `${reproduced} scores came out bit for bit as they were stored, ${different} did not; ${erased} cannot be recomputed, because their inputs were erased.`,
  );
  if (unproven > 0) {
    write(`Of ${unproven} the commitment could not be recomputed, because its salt was erased.`);
  }
  return different === 0 ? 0 : 1;
}

function filterOf({ user, since }: ReplayCommand): ReplayFilter | string {
  if (user !== undefined && !isId('user', user)) return `--user: «${user}» is no id of a user.`;
  const day = since === undefined ? undefined : new Date(`${since}T00:00:00Z`);
  if (since !== undefined && (!/^\d{4}-\d{2}-\d{2}$/.test(since) || Number.isNaN(Number(day)))) {
    return `--since: «${since}» is no day such as 2026-01-31.`;
  }
  return { ...(user !== undefined && { userId: user }), ...(day && { since: day }) };
}
