import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { currentTraceId, inTrace, traceIdOf } from './trace.ts';

const TRACE = '0af7651916cd43dd8448eb211c80319c';

test('a trace is read from a well-formed header only', () => {
  expect(traceIdOf(`00-${TRACE}-b7ad6b7169203331-01`)).toBe(TRACE);
  const bad = [undefined, '', 'x', [TRACE], `00-${'0'.repeat(32)}-b7ad6b7169203331-01`];
  for (const header of bad) expect(traceIdOf(header)).toBeUndefined();
});

test('what a trace starts belongs to it, and to no other', async () => {
  const seen = async (wait: number) => {
    await delay(wait);
    return currentTraceId();
  };
  const both = await Promise.all([
    inTrace(TRACE, () => seen(5)),
    inTrace('b'.repeat(32), () => seen(1)),
    seen(2),
  ]);
  expect(both).toEqual([TRACE, 'b'.repeat(32), undefined]);
  expect(await inTrace(TRACE, () => inTrace(undefined, () => seen(1)))).toBeUndefined();
});
