import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { FromProcess, Setting, ToProcess, Usage } from '../protocol.ts';

/** How finely pauses of the event loop are seen, in milliseconds. */
const RESOLUTION_MS = 1;

/**
 * Makes this process one that is measured: it starts when it is told over what graph, says where it
 * listens and what it has used, and ends with the process that started it.
 * @param start starts the gateway and gives the URL that takes GraphQL requests
 */
export function serveUnderTest(start: (setting: Setting) => Promise<string>): void {
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  const say = (message: FromProcess) => process.send?.(message);
  const usage = (): Usage => {
    const { user, system } = process.cpuUsage();
    const longest = delays.count === 0 ? 0 : delays.max / 1e6 - RESOLUTION_MS;
    return {
      cpuMicros: user + system,
      residentBytes: process.memoryUsage.rss(),
      longestPauseMs: Math.max(0, longest),
    };
  };
  process.on('message', (message: ToProcess) => {
    switch (message.kind) {
      case 'start':
        return void start(message.setting).then(
          (url) => say({ kind: 'ready', url }),
          (error: unknown) => say({ kind: 'failed', message: messageOf(error) }),
        );
      case 'watch-pauses':
        delays.reset();
        return void (message.on ? delays.enable() : delays.disable());
      case 'usage':
        return void say({ kind: 'usage', usage: usage() });
    }
  });
  process.once('disconnect', () => process.exit(0));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
