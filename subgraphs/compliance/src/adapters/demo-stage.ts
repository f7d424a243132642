import type { Stage } from '../app/demo/onboard-customers.ts';
import type { Clock, Ports } from '../app/ports.ts';
import type { Resources } from './resources.ts';
import { workOn } from './work.ts';

/** Compliance at whatever time, all that is done together in one transaction. */
export function createStage({ connection, ...tools }: Resources, ports: Ports): Stage {
  return {
    together: (run) =>
      connection.db.transaction((tx) =>
        run((clock: Clock) => ({
          ...ports,
          clock,
          transact: (part) => part(workOn(tx, { ...tools, connection, clock })),
        })),
      ),
  };
}
