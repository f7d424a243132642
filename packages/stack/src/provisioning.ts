import { existsSync } from 'node:fs';
import { EVENT_READER, urlAs } from './environments.ts';
import { migrationsOf, SUBGRAPHS, type Subgraph } from './layout.ts';
import type { RolePasswords } from './secrets.ts';

export interface ProvisioningOptions {
  /** Of a role that may create roles and schemas. */
  readonly adminUrl: string;
  readonly roles: Readonly<Record<Subgraph, RolePasswords>>;
  /** Password of the gateway's role where the event log is in Postgres, for want of Redis. */
  readonly eventReaderPassword: string | undefined;
}

/** Loaded while the database starts, and not before: nothing else of the stack needs it. */
export function loadProvisioning() {
  return import('@blockscore/database/provisioning');
}

/**
 * Brings every subgraph's schema, roles and tables to what this version needs.
 * @returns how many migrations were applied
 */
export async function provisionAll(options: ProvisioningOptions): Promise<number> {
  const { migrate, provision } = await loadProvisioning();
  const prepare = async (name: Subgraph): Promise<number> => {
    const passwords = options.roles[name];
    await provision(options.adminUrl, name, passwords);
    const folder = migrationsOf(name);
    if (!existsSync(folder)) return 0;
    const url = urlAs(options.adminUrl, `${name}_owner`, passwords.owner);
    return migrate({ url, schema: name, folder });
  };
  const applied = await Promise.all(SUBGRAPHS.map(prepare));
  if (options.eventReaderPassword !== undefined) {
    const { provisionEventLog } = await import('@blockscore/events/provisioning');
    await provisionEventLog(options.adminUrl, [
      { role: EVENT_READER, password: options.eventReaderPassword },
    ]);
  }
  return applied.reduce((sum, count) => sum + count, 0);
}
