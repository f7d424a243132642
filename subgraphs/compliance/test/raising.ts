import { actorOf, type Caller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import type { TestSubgraph } from '@blockscore/testkit';
import { createPorts, openResources } from '../src/adapters/resources.ts';
import type { Clock, Ports, UserId } from '../src/app/ports.ts';
import { type NewAlert, raiseAlert } from '../src/app/raise-alert.ts';
import { complianceConfig } from '../src/config.ts';
import type { Alert } from '../src/domain/alerts/alert.ts';

/** An alert as monitoring finds it, about a person of its own unless told otherwise. */
export function found(over: Partial<NewAlert> = {}): NewAlert {
  return {
    source: 'MONITORING',
    rule: 'VELOCITY',
    ruleVersion: '1',
    subject: newId('user'),
    severity: 'MEDIUM',
    dedupeKey: newId('pay'),
    facts: [{ name: 'payments', value: '12 of 480.00 USD' }],
    at: new Date(),
    ...over,
  };
}

/** What raises alerts raises them in its own process: by these ports. */
export interface Raiser {
  readonly ports: Ports;
  raise(over?: Partial<NewAlert>): Promise<Alert>;
  close(): Promise<void>;
}

export async function openRaiser(compliance: TestSubgraph, clock?: Clock): Promise<Raiser> {
  const config = complianceConfig(compliance.environment);
  const opened = await openResources(config);
  const resources = { ...opened, ...(clock && { clock }) };
  const ports = createPorts(resources, config);
  return {
    ports,
    raise: (over) => ports.transact((work) => raiseAlert(work, found(over))),
    close: () => resources.connection.close(),
  };
}

/** Has it on the person's trail, for them to see, that one of the staff restricted their data. */
export async function restrictedBy(
  { ports }: Raiser,
  staff: Caller,
  userId: UserId,
): Promise<void> {
  await ports.transact((work) =>
    work.events.record({
      type: 'compliance.restriction.changed',
      aggregate: { type: 'user', id: userId, version: 0 },
      audience: { subject: userId, scopes: ['compliance:read'] },
      actor: actorOf(staff),
      data: { userId, restricted: true },
    }),
  );
}
