import { ChainUnavailable } from '../app/chain-client.ts';
import type { Answer, Said } from './agreement.ts';
import type { EndpointFault } from './endpoint-standing.ts';
import { RpcError } from './json-rpc.ts';

interface Failure {
  readonly fault: EndpointFault;
  readonly reason: string;
  readonly error: Error;
}

/** What came of asking several endpoints one question. */
export interface Outcome<Result> {
  readonly answers: readonly Answer<Result>[];
  readonly failures: readonly (Failure & { readonly endpoint: string })[];
}

export interface Asked<Result> {
  readonly endpoint: string;
  readonly votes: boolean;
  readonly outcome: Promise<Said<Result> | Failure>;
}

/**
 * What one endpoint says, or why it says nothing; it rejects only for what is no fault of it.
 *
 * @param mayRefuse whether an error is an answer, as to a call that the chain would revert
 */
export async function outcomeOf<Result>(
  question: () => Promise<Result>,
  mayRefuse: boolean,
): Promise<Said<Result> | Failure> {
  try {
    return { ok: true, value: await question() };
  } catch (error) {
    if (error instanceof RpcError) {
      if (mayRefuse) return { ok: false, error };
      return { fault: 'REFUSING', reason: error.message.slice(0, 200), error };
    }
    if (error instanceof ChainUnavailable) {
      return { fault: 'DOWN', reason: error.message, error };
    }
    throw error;
  }
}

/**
 * Waits for all, but once more than half of those that vote have answered for no longer than
 * `graceMs`: whoever has said nothing by then is slow.
 */
export function firstOutcomes<Result>(
  asked: readonly Asked<Result>[],
  graceMs: number,
): Promise<Outcome<Result>> {
  const voters = asked.filter(({ votes }) => votes).length;
  const arrived = new Map<string, Said<Result> | Failure>();
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    const finish = () => {
      clearTimeout(timer);
      resolve(sorted(asked, arrived));
    };
    if (asked.length === 0) finish();
    for (const { endpoint, outcome } of asked) {
      outcome.then((said) => {
        arrived.set(endpoint, said);
        const answered = asked.filter((each) => each.votes && isAnswer(arrived.get(each.endpoint)));
        if (arrived.size === asked.length) finish();
        else if (answered.length * 2 > voters) timer ??= setTimeout(finish, graceMs);
      }, reject);
    }
  });
}

function isAnswer<Result>(said: Said<Result> | Failure | undefined): said is Said<Result> {
  return said !== undefined && 'ok' in said;
}

function sorted<Result>(
  asked: readonly Asked<Result>[],
  arrived: ReadonlyMap<string, Said<Result> | Failure>,
): Outcome<Result> {
  const answers: Answer<Result>[] = [];
  const failures: (Failure & { endpoint: string })[] = [];
  for (const { endpoint, votes } of asked) {
    const said = arrived.get(endpoint) ?? late();
    if (isAnswer(said)) answers.push({ endpoint, votes, said });
    else failures.push({ endpoint, ...said });
  }
  return { answers, failures };
}

function late(): Failure {
  const reason = 'it had not answered long after the others';
  return { fault: 'SLOW', reason, error: new ChainUnavailable(`The endpoint is slow: ${reason}.`) };
}
