import { NESTED, SMALL } from '../fixture/operations.ts';
import { OURS } from '../gateways/catalogue.ts';
import { requestText } from '../graph-under-test.ts';
import { rawRequest } from '../load/connection.ts';
import { runLoad } from '../load/load.ts';
import { type ArenaOptions, openArena } from '../run/arena.ts';

/** Memory of the gateway after so many requests, once garbage was collected. */
export interface SoakSample {
  readonly requests: number;
  readonly heapMb: number;
  readonly residentMb: number;
}

export interface SoakOptions extends ArenaOptions {
  readonly requests: number;
  readonly tell: (sample: SoakSample) => void;
}

export const SAMPLES = 40;
const CONNECTIONS = 50;
const PRINCIPALS = 100;
/** Of so many requests one is the nested one, which costs as much as twenty of the small ones. */
const NESTED_OF = 20;
/** Tokens are good for ten minutes. */
const SIGN_AGAIN_MS = 240_000;
const NEVER_MS = 86_400_000;

/**
 * Asks the gateway so often, in stretches between which its memory is looked at.
 * @throws Error where an answer is not the right one
 */
export async function soak({ requests, tell, ...options }: SoakOptions): Promise<void> {
  const arena = await openArena(options);
  try {
    const entry = await arena.admit(OURS, [SMALL, NESTED]);
    if (!('process' in entry)) throw new Error(`${entry.contestant.label}: ${entry.whyNot}`);
    const { process: gateway } = entry;
    const { url } = gateway;
    const judges = [await arena.judge(SMALL), await arena.judge(NESTED)];
    const isRight = (body: Buffer) => judges.some((judge) => judge(body));
    const signed = async () => {
      const users = await arena.principals.sign(PRINCIPALS);
      return users.map((authorization, index) => {
        const operation = index % NESTED_OF === 0 ? NESTED : SMALL;
        return rawRequest(url, requestText(operation), { authorization });
      });
    };
    const most = Math.ceil(requests / SAMPLES);
    let sent = await signed();
    let signedAt = performance.now();
    for (let sample = 1; sample <= SAMPLES; sample += 1) {
      if (performance.now() - signedAt > SIGN_AGAIN_MS) {
        sent = await signed();
        signedAt = performance.now();
      }
      const load = { url, requests: sent, connections: CONNECTIONS, milliseconds: NEVER_MS };
      await runLoad({ ...load, most, isRight });
      const { heapBytes, residentBytes } = await gateway.usage({ withoutGarbage: true });
      tell({ requests: sample * most, heapMb: heapBytes / 1e6, residentMb: residentBytes / 1e6 });
    }
  } finally {
    await arena.close();
  }
}
