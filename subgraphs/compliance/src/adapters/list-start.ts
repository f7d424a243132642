import { Degraded, type Metrics } from '@blockscore/service';
import { importSanctionsLists } from '../app/import-sanctions-lists.ts';
import { staleLists } from '../app/list-alerts.ts';
import type { Ports } from '../app/ports.ts';
import { fillListContents } from './list-fill.ts';
import { measureLists } from './list-metrics.ts';
import type { Resources } from './resources.ts';

/**
 * Takes over what is at hand, so that a process that serves screens against the lists that it was given.
 * What has to be downloaded is left to a job: until it comes, the last good versions serve.
 */
export async function loadLists(
  { connection, logger }: Resources,
  ports: Ports,
  registry: Metrics['registry'],
): Promise<void> {
  measureLists(ports, registry, logger);
  const versions = await fillListContents(connection);
  if (versions > 0) logger.info({ versions }, 'list versions of before were taken over');
  const never = new AbortController().signal;
  await importSanctionsLists(ports)({ remote: false, signal: never }).catch((error: unknown) => {
    // What was good before goes on being screened against; without any list nobody is cleared.
    logger.error({ err: error }, 'the sanctions lists were not imported');
    return ports.lists.refresh();
  });
  const { sources } = await ports.listSources();
  if (!sources.some(({ remote }) => remote)) return;
  await ports.transact((work) => work.jobs.enqueue('refresh-sanctions-lists', {}));
}

/** Down without a list; where one is too old, officers still work and nobody is cleared by a rule. */
export function checkLists(ports: Ports): () => Promise<void> {
  return async () => {
    if (ports.lists.current() === undefined) throw new Error('No sanctions list is loaded.');
    const stale = await ports.transact((work) => staleLists(work, ports));
    if (stale.length === 0) return;
    const named = stale.map(
      ({ id, checkedAt }) => `${id} (last confirmed ${checkedAt?.toISOString() ?? 'never'})`,
    );
    throw new Degraded(`Sanctions lists are too old, and nobody is cleared: ${named.join(', ')}.`);
  };
}
