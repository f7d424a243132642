import { join } from 'node:path';

/** The folder of the whole repository. */
export const CHECKOUT = join(import.meta.dirname, '..', '..', '..');

export const SUBGRAPHS = ['identity', 'credit', 'lending', 'compliance', 'ledger'] as const;
export type Subgraph = (typeof SUBGRAPHS)[number];

/** Every process of BlockScore itself. */
export const PROCESSES = [...SUBGRAPHS, 'gateway'] as const;
export type ProcessName = (typeof PROCESSES)[number];

export type Ports = Readonly<Record<ProcessName, number>>;

/** The gateway's port, and five in a row for the subgraphs. */
export function portsFrom(gateway: number, firstSubgraph: number): Ports {
  const [identity, credit, lending, compliance, ledger] = SUBGRAPHS.map(
    (_, i) => firstSubgraph + i,
  );
  if (
    identity === undefined ||
    credit === undefined ||
    lending === undefined ||
    compliance === undefined ||
    ledger === undefined
  ) {
    throw new RangeError('There are five subgraphs.');
  }
  return { gateway, identity, credit, lending, compliance, ledger };
}

/** The program of a process, to be run by Node. */
export function entryOf(name: ProcessName): string {
  const folder = name === 'gateway' ? 'gateway' : join('subgraphs', name);
  return join(CHECKOUT, folder, 'src', 'main.ts');
}

export function migrationsOf(subgraph: Subgraph): string {
  return join(CHECKOUT, 'subgraphs', subgraph, 'migrations');
}

/** Where things lie in the data folder. Nothing else in that folder is ever touched. */
export function dataPaths(home: string) {
  return {
    secrets: join(home, 'secrets.json'),
    run: join(home, 'run.json'),
    seeded: join(home, 'seeded.json'),
    logs: join(home, 'logs'),
    mail: join(home, 'mail'),
    documents: join(home, 'kyc-documents'),
    erasures: join(home, 'erasures.jsonl'),
    postgres: join(home, 'postgres'),
    redis: join(home, 'redis'),
    chain: join(home, 'chain'),
  };
}
