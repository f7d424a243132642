import type { TestSubgraph } from '@blockscore/testkit';
import { createPorts, openResources } from '../src/adapters/resources.ts';
import type { Clock } from '../src/app/ports.ts';
import { lendingConfig } from '../src/config.ts';

/** The ports of a second process on the same database, with a clock of its own. */
export async function portsOn(lending: TestSubgraph, clock: Clock) {
  const config = lendingConfig(lending.environment);
  const resources = await openResources(config, { clock });
  return {
    ...resources,
    ports: createPorts(resources, config),
    close: () => resources.connection.close(),
  };
}
