import type { Stage } from '../app/demo/scene.ts';
import type { Clock, Ports } from '../app/ports.ts';
import type { CommandConfig } from '../config.ts';
import { createPorts, type Resources } from './resources.ts';
import { workIn } from './work.ts';

/** Lending at whatever time, on a database of its own. */
export function createStage(resources: Resources, config: CommandConfig): Stage {
  const portsAt = (clock: Clock): Ports => createPorts({ ...resources, clock }, config);
  return {
    portsAt,
    together: (run) =>
      resources.connection.db.transaction((tx) =>
        run({
          portsAt: (clock) => ({
            ...portsAt(clock),
            transact: (part) => part(workIn(tx, { ...resources, clock })),
          }),
        }),
      ),
  };
}
