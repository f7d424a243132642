import { AsyncLocalStorage } from 'node:async_hooks';

/** 32 hex digits: the id of a trace of W3C Trace Context, which every process of a request shares. */
export type TraceId = string;

const traces = new AsyncLocalStorage<TraceId>();

/** The trace that a `traceparent` header names, undefined where it is missing or not well formed. */
export function traceIdOf(header: string | readonly string[] | undefined): TraceId | undefined {
  if (typeof header !== 'string') return undefined;
  const id = /^00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/.exec(header)?.[1];
  return id === undefined || /^0+$/.test(id) ? undefined : id;
}

/** Runs the work as part of that trace; all that it starts and awaits belongs to it. */
export function inTrace<T>(traceId: TraceId | undefined, work: () => T): T {
  return traceId === undefined ? traces.exit(work) : traces.run(traceId, work);
}

/** The trace that the code running now is part of. */
export function currentTraceId(): TraceId | undefined {
  return traces.getStore();
}
