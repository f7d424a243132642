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
export async function loadProvisioning() {
  const [database, jobs] = await Promise.all([
    import('@blockscore/database/provisioning'),
    import('@blockscore/jobs/provisioning'),
  ]);
  return { ...database, ...jobs };
}

/**
 * Brings every subgraph's schemas (its own and that of its jobs), roles and tables to what this
 * version needs.
 * @returns how many migrations were applied
 */
export async function provisionAll(options: ProvisioningOptions): Promise<number> {
  const { migrate, provision, provisionJobs } = await loadProvisioning();
  const prepare = async (name: Subgraph): Promise<number> => {
    const passwords = options.roles[name];
    await provision(options.adminUrl, name, passwords);
    const ownerUrl = urlAs(options.adminUrl, `${name}_owner`, passwords.owner);
    await provisionJobs({ adminUrl: options.adminUrl, ownerUrl, subgraph: name });
    const folder = migrationsOf(name);
    return existsSync(folder) ? migrate({ url: ownerUrl, schema: name, folder }) : 0;
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
