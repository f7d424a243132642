import { setTimeout as delay } from 'node:timers/promises';
import { type EventLog, openEventLog } from '@blockscore/events';
import { createLogger } from '@blockscore/service';
import { BROADCAST, oursWithEvents } from '../gateways/catalogue.ts';
import { OWN_OPERATIONS } from '../own-graph/operations.ts';
import { ownGraph } from '../own-graph/own-graph.ts';
import { isRightResult, statusEvent, WATCH } from '../own-graph/status-events.ts';
import { type Crowd, gatherCrowd } from '../subscriptions/crowd.ts';
import {
  type Delivery,
  deliver,
  type MemoryEach,
  memoryEach,
  restingUsage,
} from '../subscriptions/measure.ts';
import { startBenchRedis } from '../subscriptions/redis.ts';
import { type Arena, type ArenaOptions, type Entry, openArena } from './arena.ts';
import type { ProcessUnderTest } from './process-under-test.ts';

const STREAM = 'lending';
const FEW_PRINCIPALS = 20;
const EVENTS = 7;
/** Where every result is made for one subscriber alone, an event takes seconds. */
const EVENTS_FOR_EACH_ALONE = 2;
const ASK_AGAIN_MS = 50;
/** Opened and left before memory is looked at: what a process keeps of the first is no one's. */
const FIRST_COMERS = 500;

/** One crowd at one server. */
export interface CrowdRun {
  readonly title: string;
  readonly subscribers: number;
  readonly each: MemoryEach;
  readonly delivery: Delivery;
  /** Resident at the most, while events were delivered. */
  readonly mostResidentMb: number;
  /** What is left of each subscriber when all have gone. */
  readonly left: MemoryEach;
}

/** The figures of part `subscriptions`, and what kept it from the others. */
export interface SubscriptionRuns {
  readonly runs: readonly CrowdRun[];
  readonly whyNot?: string;
}

/**
 * So many subscribers of this gateway with twenty principals among them, then each another principal,
 * then a bare broadcast of the same bytes to as many.
 */
export async function runSubscriptions(
  subscribers: number,
  options: ArenaOptions,
): Promise<SubscriptionRuns> {
  const runs: CrowdRun[] = [];
  const closing: (() => Promise<void>)[] = [];
  try {
    const redis = await startBenchRedis();
    closing.unshift(redis.stop);
    const log = openEventLog({ redisUrl: redis.url, logger: createLogger('bench', 'silent') });
    closing.unshift(log.close);
    const graph = ownGraph();
    const arena = await openArena({ ...options, graph });
    closing.unshift(arena.close);
    const judge = (text: string, seq: number, event: ReturnType<typeof statusEvent>) =>
      isRightResult(graph.merged, text, { stream: STREAM, seq, event });
    const gateway = await admitted(
      arena.admit(oursWithEvents(redis.url, subscribers), OWN_OPERATIONS.slice(0, 1)),
    );
    const setting = { arena, gateway, log, judge, subscribers };
    runs.push(await gatewayRun(setting, FEW_PRINCIPALS, EVENTS));
    runs.push(await gatewayRun(setting, subscribers, EVENTS_FOR_EACH_ALONE));
    const { texts } = runs[0]?.delivery ?? { texts: [] };
    const broadcast = await admitted(arena.admit(BROADCAST, []));
    runs.push(await broadcastRun(broadcast, subscribers, texts));
    return { runs };
  } catch (error) {
    return { runs, whyNot: error instanceof Error ? error.message : String(error) };
  } finally {
    for (const close of closing) await close();
  }
}

interface GatewaySetting {
  readonly arena: Arena;
  readonly gateway: ProcessUnderTest;
  readonly log: EventLog;
  readonly judge: (
    text: string,
    seq: number,
    event: ReturnType<typeof statusEvent>,
  ) => Promise<boolean>;
  readonly subscribers: number;
}

async function gatewayRun(
  { arena, gateway, log, judge, subscribers }: GatewaySetting,
  principals: number,
  events: number,
): Promise<CrowdRun> {
  const authorizations = await arena.principals.sign(principals);
  const published: { readonly seq: number; readonly event: ReturnType<typeof statusEvent> }[] = [];
  const publish = async () => {
    const event = statusEvent();
    const last = (await log.last(STREAM)) ?? 0;
    published.push({ seq: await log.append(STREAM, last, last + 1, [event]), event });
  };
  const gather = async (count: number) => {
    const crowd = await gatherCrowd({ url: gateway.url, count, query: WATCH, authorizations });
    await subscriptionsReach(gateway, count);
    return crowd;
  };
  const gone = () => subscriptionsReach(gateway, 0);
  const title = `this gateway, ${principals} principals`;
  const run = await crowdRun({
    ...{ title, server: gateway, subscribers, events },
    gather,
    publish,
    gone,
  });
  for (const [index, { seq, event }] of published.slice(-run.delivery.texts.length).entries()) {
    const text = run.delivery.texts[index] ?? '';
    if (!(await judge(text, seq, event)))
      throw new Error(`Subscribers got wrongly ${text.slice(0, 300)}`);
  }
  return run;
}

async function broadcastRun(
  server: ProcessUnderTest,
  subscribers: number,
  texts: readonly string[],
): Promise<CrowdRun> {
  return await crowdRun({
    ...{ title: BROADCAST.label, server, subscribers, events: EVENTS },
    gather: (count) => gatherCrowd({ url: server.url, count }),
    publish: async (index) =>
      server.tell({ kind: 'broadcast', text: texts[index % texts.length] ?? '' }),
    // It says nothing of who is there.
    gone: () => delay(1_000),
  });
}

interface CrowdRunOptions {
  readonly title: string;
  readonly server: ProcessUnderTest;
  readonly subscribers: number;
  readonly events: number;
  readonly gather: (count: number) => Promise<Crowd>;
  readonly publish: (index: number) => Promise<void>;
  readonly gone: () => Promise<void>;
}

async function crowdRun(options: CrowdRunOptions): Promise<CrowdRun> {
  const { title, server, subscribers, events, gather, publish, gone } = options;
  const first = await gather(Math.min(FIRST_COMERS, subscribers));
  try {
    await deliver(server, first, 1, publish);
  } finally {
    first.leave();
  }
  await gone();
  const empty = await restingUsage(server);
  const crowd = await gather(subscribers);
  try {
    const full = await restingUsage(server);
    const watching = watchResident(server);
    const delivery = await deliver(server, crowd, events, publish).finally(watching.stop);
    const most = await watching.most;
    crowd.leave();
    await gone();
    const left = memoryEach(empty, await restingUsage(server), subscribers);
    const each = memoryEach(empty, full, subscribers);
    return { title, subscribers, each, delivery, mostResidentMb: most / 1e6, left };
  } finally {
    crowd.leave();
  }
}

/** Looks again and again at how much is resident. */
function watchResident(server: ProcessUnderTest) {
  let isOver = false;
  const watch = async () => {
    let most = 0;
    while (!isOver) {
      most = Math.max(most, (await server.usage()).residentBytes);
      await delay(ASK_AGAIN_MS);
    }
    return most;
  };
  const most = watch();
  // Where the process ended, whoever waits for it says so; who failed before does not wait any more.
  most.catch(() => undefined);
  return {
    most,
    stop: () => {
      isOver = true;
    },
  };
}

async function admitted(entry: Promise<Entry>): Promise<ProcessUnderTest> {
  const settled = await entry;
  if ('process' in settled) return settled.process;
  throw new Error(`${settled.contestant.label}: ${settled.whyNot}`);
}

/** Waits until the gateway has so many subscriptions. */
async function subscriptionsReach({ url }: ProcessUnderTest, count: number): Promise<void> {
  const metrics = new URL('/metrics', url);
  for (;;) {
    const text = await (await fetch(metrics)).text();
    if (Number(/^gateway_subscriptions\{[^}]*\} (\d+)/m.exec(text)?.[1]) === count) return;
    await delay(ASK_AGAIN_MS);
  }
}
