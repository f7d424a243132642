import type { Stage } from '../app/demo/scene.ts';
import type { Clock, Ports } from '../app/ports.ts';
import type { CommandConfig } from '../config.ts';
import { gatheredWork } from './gathered-work.ts';
import { Gathering } from './gathering.ts';
import { createPorts, type Resources } from './resources.ts';

/** Lending at whatever time, on a database of its own. */
export function createStage(resources: Resources, config: CommandConfig): Stage {
  const portsAt = (clock: Clock): Ports => createPorts({ ...resources, clock }, config);
  return {
    portsAt,
    together: (run) =>
      resources.connection.db.transaction((tx) => {
        const gathering = new Gathering();
        const workAt = gatheredWork(tx, resources, gathering);
        return run({
          portsAt: (clock) => ({
            ...portsAt(clock),
            transact: (part) => gathering.play(() => part(workAt(clock))),
          }),
        });
      }),
  };
}
