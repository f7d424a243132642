import { setTimeout as delay } from 'node:timers/promises';
import { openSubscriber, type Subscriber } from '../load/subscriber.ts';

/** Many clients who listen to the same events. */
export interface Crowd {
  /**
   * Waits until everybody has the next event, the same bytes but for the id of their operation.
   * @returns what the first of them got, and when the last of them had it, by `performance.now()`
   * @throws Error where somebody got other bytes, got it twice or was turned away, or not all have it in time
   */
  readonly everybodyHasNext: () => Promise<{ readonly text: string; readonly at: number }>;
  readonly leave: () => void;
}

export interface CrowdOptions {
  readonly url: string;
  readonly count: number;
  /** What is subscribed to; undefined where the server speaks no protocol within WebSocket. */
  readonly query?: string;
  /** Values of the header `Authorization`, taken in turn. */
  readonly authorizations?: readonly string[];
}

const PATIENCE_MS = 120_000;
/** Connections that are being opened at a time: fewer than a listening socket lets wait. */
const OPENED_AT_ONCE = 100;

interface Round {
  readonly done: PromiseWithResolvers<number>;
  /** What the first of all got. */
  sample: { readonly payload: Buffer; readonly idAt: number } | undefined;
  missing: number;
}

/** @throws Error where one of them is turned away */
export async function gatherCrowd(options: CrowdOptions): Promise<Crowd> {
  const { url, count, query, authorizations = [] } = options;
  const members: Subscriber[] = [];
  const rounds: Round[] = [];
  let waited = 0;
  let failure: Error | undefined;
  const roundAt = (index: number): Round => {
    rounds[index] ??= { done: Promise.withResolvers(), sample: undefined, missing: count };
    return rounds[index];
  };
  const fail = (reason: string) => {
    failure ??= new Error(reason);
    for (const { done } of rounds) done.reject(failure);
  };
  const open = async (index: number) => {
    let seen = 0;
    const authorization = authorizations[index % authorizations.length];
    const member = await openSubscriber({
      url,
      ...(query && authorization && { operation: { query, authorization } }),
      onText(payload, id) {
        const round = roundAt(seen);
        seen += 1;
        round.sample ??= { payload: Buffer.from(payload), idAt: payload.indexOf(id) };
        if (!isLike(round.sample, payload, id))
          fail(`Somebody got ${payload.toString('utf8', 0, 300)}`);
        round.missing -= 1;
        if (round.missing === 0) round.done.resolve(performance.now());
      },
      onEnd: (reason) => fail(`Somebody was turned away: ${reason}`),
    });
    members.push(member);
  };
  const leave = () => {
    for (const member of members) member.leave();
  };
  try {
    for (let index = 0; index < count; index += OPENED_AT_ONCE) {
      const size = Math.min(OPENED_AT_ONCE, count - index);
      await Promise.all(Array.from({ length: size }, (_, offset) => open(index + offset)));
    }
  } catch (error) {
    leave();
    throw error;
  }
  return {
    async everybodyHasNext() {
      const round = roundAt(waited);
      waited += 1;
      if (failure !== undefined) throw failure;
      const patience = new AbortController();
      const late = delay(PATIENCE_MS, undefined, { signal: patience.signal, ref: false }).then(
        () => {
          throw new Error(`After two minutes ${round.missing} of ${count} have not got the event.`);
        },
      );
      try {
        const at = await Promise.race([round.done.promise, late]);
        const text = round.sample?.payload.toString('utf8') ?? '';
        // Kept no longer than it is needed: what comes after an event must be the next one.
        round.sample = undefined;
        return { text, at };
      } finally {
        patience.abort();
        late.catch(() => undefined);
      }
    },
    leave,
  };
}

/** Whether a result is the sample with another id of the same length. */
function isLike(
  { payload: sample, idAt }: NonNullable<Round['sample']>,
  payload: Buffer,
  id: string,
): boolean {
  if (idAt < 0) return payload.equals(sample);
  const after = idAt + id.length;
  return (
    payload.length === sample.length &&
    payload.compare(sample, 0, idAt, 0, idAt) === 0 &&
    payload.toString('latin1', idAt, after) === id &&
    payload.compare(sample, after, sample.length, after, sample.length) === 0
  );
}
