import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { FromProcess, ToProcess, Usage } from '../protocol.ts';

/**
 * Loaded before a gateway: tells what its process has used to the one that started it, and ends the
 * process with that one.
 */

/** How finely pauses of the event loop are seen, in milliseconds. */
const RESOLUTION_MS = 1;

const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });

function usage(): Usage {
  const { user, system } = process.cpuUsage();
  const longest = delays.count === 0 ? 0 : delays.max / 1e6 - RESOLUTION_MS;
  return {
    cpuMicros: user + system,
    residentBytes: process.memoryUsage.rss(),
    longestPauseMs: Math.max(0, longest),
  };
}

process.on('message', (message: ToProcess) => {
  if (message.kind === 'usage') {
    process.send?.({ kind: 'usage', usage: usage() } satisfies FromProcess);
  }
  if (message.kind === 'watch-pauses') {
    delays.reset();
    if (message.on) delays.enable();
    else delays.disable();
  }
});
process.once('disconnect', () => process.exit(0));
