import type { FromProcess, Setting, ToProcess } from '../protocol.ts';
import './observe.ts';

/**
 * Makes this process one that is measured: it starts when it is told over what graph, and says where
 * it listens.
 * @param start starts the gateway and gives the URL that takes GraphQL requests
 */
export function serveUnderTest(start: (setting: Setting) => Promise<string>): void {
  const say = (message: FromProcess) => process.send?.(message);
  process.on('message', (message: ToProcess) => {
    if (message.kind !== 'start') return;
    start(message.setting).then(
      (url) => say({ kind: 'ready', url }),
      (error: unknown) => say({ kind: 'failed', message: reasonOf(error) }),
    );
  });
}

/** With the first of what it rests on, where it names that. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const [cause] = 'errors' in error && Array.isArray(error.errors) ? error.errors : [];
  return cause instanceof Error ? `${error.message}: ${cause.message}` : error.message;
}
