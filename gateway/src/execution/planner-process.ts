import { Worker } from 'node:worker_threads';
import { parse } from 'graphql';
import type { PlannerMessage, PlannerReply, PlanTask } from './planner-messages.ts';
import { createPlanMaker, type MakerName, type PlanMaker } from './planners.ts';

/**
 * The process that plans: planners may take minutes for an operation, run out of memory, or end the
 * process by a fault in native code, and none of that may be the gateway's. It is ended by whoever
 * started it, and ends by itself with that.
 */
const WATCH = new URL('./planner-watch.ts', import.meta.url);

interface Graph {
  readonly supergraphSdl: string;
  readonly makers: Map<MakerName, Promise<PlanMaker>>;
}

const graphs = new Map<number, Graph>();

async function tell(reply: PlannerReply): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    process.send?.(reply, (error: Error | null) => (error === null ? resolve() : reject(error)));
  });
}

/** Each is built when the first operation comes that it is asked for. */
async function makerOf(name: MakerName, number: number): Promise<PlanMaker> {
  const graph = graphs.get(number);
  if (graph === undefined) throw new Error('An operation came without its supergraph.');
  const maker = graph.makers.get(name) ?? createPlanMaker(name, graph.supergraphSdl);
  graph.makers.set(name, maker);
  return await maker;
}

async function answer(task: PlanTask): Promise<PlannerReply> {
  const { id, graph, maker, document, operationName, mostBytes } = task;
  try {
    const { plan } = await makerOf(maker, graph);
    await tell({ id, kind: 'BEGUN' });
    const text = JSON.stringify(plan(parse(document, { noLocation: true }), operationName));
    if (Buffer.byteLength(text) <= mostBytes) return { id, kind: 'MADE', plan: text };
    return { id, kind: 'FAILED', reason: `The plan has more than ${mostBytes} bytes.` };
  } catch (error) {
    return { id, kind: 'FAILED', reason: error instanceof Error ? error.message : String(error) };
  }
}

new Worker(WATCH, { workerData: process.ppid }).unref();
process.on('disconnect', () => process.exit());
process.on('message', (message: PlannerMessage) => {
  if (message.kind === 'PLAN') void answer(message).then(tell);
  else if (message.kind === 'DROP') graphs.delete(message.graph);
  else graphs.set(message.graph, { ...message, makers: new Map() });
});
