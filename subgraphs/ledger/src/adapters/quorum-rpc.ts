import { setTimeout as delay } from 'node:timers/promises';
import { toQuantity } from 'ethers';
import { z } from 'zod';
import { ChainUnavailable } from '../app/chain-client.ts';
import { type Answer, agree, FAR, type Rule, type Verdict } from './agreement.ts';
import { firstOutcomes, type Outcome, outcomeOf } from './endpoint-outcomes.ts';
import type { Standing } from './endpoint-standing.ts';
import type { JsonRpc } from './json-rpc.ts';
import { mergeBroadcasts } from './merge-broadcasts.ts';

export interface Endpoint {
  /** For the operator; without the path, which often holds an access key. */
  readonly name: string;
  readonly rpc: JsonRpc;
}

export interface QuorumOptions {
  readonly standing: Standing;
  /** How many must say the same, at the least. */
  readonly quorum: number;
  /** How long the others are waited for once more than half have answered. */
  readonly graceMs: number;
  /** Before those that disagree are asked again: blocks take a moment to reach everybody. */
  readonly againAfterMs: number;
}

/** Whatever is not named here is decided by what more than half say word for word. */
const RULES: Readonly<Record<string, Rule>> = {
  eth_blockNumber: 'HEAD',
  eth_maxPriorityFeePerGas: 'LOW',
  eth_estimateGas: 'HIGH',
};
const SEND = 'eth_sendRawTransaction';
/** Here an error is what the chain says; elsewhere it is a node that does not answer. */
const MAY_REFUSE: readonly string[] = ['eth_call', 'eth_estimateGas', SEND];
/** In its block a receipt that only the quickest endpoint has: for the others it is not there yet. */
const placed = z.object({ blockNumber: z.number() });

/**
 * JSON-RPC by several endpoints that watch each other. What decides anything must be said by more
 * than half of those that answer, and by `quorum` of them at the least; what is sent goes to all.
 * Whoever is down, slow, far behind or says something else is set aside for a while.
 *
 * `latest` is the newest block that all of them had when the head was last asked for, so that all are
 * asked about a block that they know.
 */
export function createQuorumRpc(endpoints: readonly Endpoint[], options: QuorumOptions): JsonRpc {
  const { standing, quorum, againAfterMs } = options;
  let head: number | null = null;

  async function decide<Result>(
    method: string,
    parameters: readonly unknown[],
    result: z.ZodType<Result>,
  ): Promise<Result> {
    const rule = ruleOf(method, parameters);
    for (let again = true; ; again = false) {
      const { answers, failures } = await ask(endpoints, options, method, parameters, result);
      const visible = answers.map((answer) => within(answer, head, result));
      if (rule === 'HEAD') readmit(standing, visible, head);
      const verdict = agree(rule, visible, quorum, head ?? 0);
      if (verdict !== null && (!again || unanimous(verdict, visible))) {
        return conclude(standing, method, verdict);
      }
      if (!again) throw undecided(method, visible, failures, quorum);
      await delay(againAfterMs);
    }
  }

  async function send<Result>(
    parameters: readonly unknown[],
    result: z.ZodType<Result>,
  ): Promise<Result> {
    const { answers, failures } = await ask(endpoints, options, SEND, parameters, result);
    const said = mergeBroadcasts(answers);
    if (said === null) throw undecided(SEND, answers, failures, 1);
    if (!said.ok) throw said.error;
    return said.value;
  }

  return {
    async call(method, parameters, result) {
      if (method === SEND) return send(parameters, result);
      if (method !== 'eth_blockNumber') return decide(method, pinned(parameters, head), result);
      const found = await decide(method, parameters, result);
      head = z.number().parse(found);
      return found;
    },
  };
}

function ruleOf(method: string, parameters: readonly unknown[]): Rule {
  // What waits differs from pool to pool.
  if (parameters[1] === 'pending') return 'REACHED';
  return RULES[method] ?? 'SAME';
}

function pinned(parameters: readonly unknown[], head: number | null): readonly unknown[] {
  if (head === null) return parameters;
  const place = toQuantity(head);
  return parameters.map((parameter) => (parameter === 'latest' ? place : parameter));
}

async function ask<Result>(
  endpoints: readonly Endpoint[],
  { standing, graceMs }: QuorumOptions,
  method: string,
  parameters: readonly unknown[],
  result: z.ZodType<Result>,
): Promise<Outcome<Result>> {
  const { voting, trying } = standing.toAsk();
  const asked = endpoints.filter(({ name }) => [...voting, ...trying].includes(name));
  const mayRefuse = MAY_REFUSE.includes(method);
  const outcome = await firstOutcomes(
    asked.map(({ name, rpc }) => ({
      endpoint: name,
      votes: voting.includes(name),
      outcome: outcomeOf(() => rpc.call(method, parameters, result), mayRefuse),
    })),
    graceMs,
  );
  for (const { endpoint, fault, reason } of outcome.failures) {
    // Where nobody answers the fault is as likely on this side, and all are asked again anyway.
    standing.setAside(endpoint, fault, `${method}: ${reason}`);
  }
  return outcome;
}

/** An endpoint that was behind and alone is left may decide again when it has caught up. */
function readmit<Result>(
  standing: Standing,
  answers: readonly Answer<Result>[],
  head: number | null,
): void {
  if (head === null || answers.some(({ votes }) => votes)) return;
  for (const { endpoint, said } of answers) {
    const hasCaughtUp = said.ok && Number(said.value) >= head - FAR;
    if (hasCaughtUp && standing.faultOf(endpoint) === 'BEHIND') standing.trust(endpoint);
  }
}

/** A receipt from beyond the head that was agreed on is none yet. */
function within<Result>(
  answer: Answer<Result>,
  head: number | null,
  result: z.ZodType<Result>,
): Answer<Result> {
  if (!answer.said.ok || head === null) return answer;
  const found = placed.safeParse(answer.said.value);
  if (!found.success || found.data.blockNumber <= head) return answer;
  return { ...answer, said: { ok: true, value: result.parse(null) } };
}

function unanimous<Result>(verdict: Verdict<Result>, answers: readonly Answer<Result>[]): boolean {
  const voters = answers.filter(({ votes }) => votes).map(({ endpoint }) => endpoint);
  return !verdict.dissenting.some(({ endpoint }) => voters.includes(endpoint));
}

function conclude<Result>(standing: Standing, method: string, verdict: Verdict<Result>): Result {
  const { voting } = standing.toAsk();
  for (const endpoint of verdict.agreeing) {
    if (voting.includes(endpoint)) standing.trust(endpoint);
    else standing.agreed(endpoint);
  }
  for (const { endpoint, fault } of verdict.dissenting) {
    standing.setAside(endpoint, fault, `${method}: it says something else than the others`);
  }
  if (!verdict.said.ok) throw verdict.said.error;
  return verdict.said.value;
}

function undecided<Result>(
  method: string,
  answers: readonly Answer<Result>[],
  failures: Outcome<Result>['failures'],
  quorum: number,
): Error {
  const voters = answers.filter(({ votes }) => votes);
  const [first] = failures;
  if (voters.length === 0 && first !== undefined) return first.error;
  if (voters.length < quorum) {
    return new ChainUnavailable(
      `${voters.length} endpoints that are trusted answer ${method}, and ${quorum} must: see which are set aside.`,
    );
  }
  const names = voters.map(({ endpoint }) => endpoint).join(', ');
  return new ChainUnavailable(
    `The endpoints disagree about ${method} (${names}), and no majority decides: nothing is done until they agree. Three or more endpoints outvote one.`,
  );
}
