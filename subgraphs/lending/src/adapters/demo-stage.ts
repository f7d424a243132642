import { sql } from 'drizzle-orm';
import type { Stage } from '../app/demo/scene.ts';
import type { Clock, Ports } from '../app/ports.ts';
import type { CommandConfig } from '../config.ts';
import { gatheredWork } from './gathered-work.ts';
import { Gathering } from './gathering.ts';
import { portsByClock, type Resources, timelessPorts } from './resources.ts';

/** So often the plans of statements are made anew. */
const PLANNED_FOR = 50;

/** Lending at whatever time, on a database of its own. */
export function createStage(resources: Resources, config: CommandConfig): Stage {
  const { rules, ...timeless } = timelessPorts(resources, config);
  // What moved in the past waits for nobody: compliance is told of it, and looks at it in its own time.
  const paymentChecks = { ...rules.paymentChecks, enabled: false };
  const portsAt = (clock: Clock): Ports => ({
    ...timeless,
    rules: { ...rules, paymentChecks },
    ...portsByClock({ ...resources, clock }),
  });
  let played = 0;
  return {
    portsAt,
    together: (run) =>
      resources.connection.db.transaction(async (tx) => {
        // A plan that was made while the tables were empty reads all of them once they are full.
        played += 1;
        if (played % PLANNED_FOR === 0) await tx.execute(sql`discard plans`);
        const gathering = new Gathering();
        const workAt = gatheredWork(tx, resources, gathering);
        const result = await run({
          portsAt: (clock) => ({
            ...portsAt(clock),
            transact: (part) => gathering.play(() => part(workAt(clock))),
          }),
        });
        await gathering.settled();
        return result;
      }),
  };
}
