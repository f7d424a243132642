import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { FromProcess, ToProcess, Usage } from '../protocol.ts';

/**
 * Loaded before a gateway: tells what its process has used to the one that started it, and ends the
 * process with that one.
 */

/** How often it is looked at how long the event loop has worked without a pause. */
const TICK_MS = 1;

let ticking: NodeJS.Timeout | undefined;
let longestMicros = 0;

/**
 * Between two ticks the main thread may work for longer than a tick only where one turn of the event
 * loop does. That is counted in processor time: on a busy machine time passes without anybody working.
 */
function watchPauses(): void {
  longestMicros = 0;
  let before = process.threadCpuUsage();
  ticking = setInterval(() => {
    const { user, system } = process.threadCpuUsage(before);
    longestMicros = Math.max(longestMicros, user + system);
    before = process.threadCpuUsage();
  }, TICK_MS);
}

function usage(): Usage {
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed, external } = process.memoryUsage();
  return {
    cpuMicros: user + system,
    residentBytes: rss,
    heapBytes: heapUsed + external,
    longestPauseMs: longestMicros / 1000,
  };
}

/** All of it, compiled code that V8 would keep for a while, too: what is left is held by the gateway itself. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect: (how: object) => void = runInNewContext('gc');
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}

process.on('message', (message: ToProcess) => {
  if (message.kind === 'usage') {
    if (message.withoutGarbage === true) collectGarbage();
    process.send?.({ kind: 'usage', usage: usage() } satisfies FromProcess);
  }
  if (message.kind === 'watch-pauses') {
    clearInterval(ticking);
    if (message.on) watchPauses();
  }
});
process.once('disconnect', () => process.exit(0));
