import { SUBGRAPHS, type Subgraph } from '../layout.ts';
import type { RolePasswords } from '../secrets.ts';
import { StackError } from '../stack-error.ts';

export interface Deployment {
  /** Of a role that may create roles and schemas. */
  readonly adminUrl: string;
  readonly roles: Readonly<Record<Subgraph, RolePasswords>>;
  /** Password of the gateway's role where the event log is in Postgres, else undefined. */
  readonly eventReaderPassword: string | undefined;
}

/**
 * What the migration job is told: DATABASE_URL, for each subgraph `<NAME>_OWNER_DATABASE_URL` and
 * `<NAME>_DATABASE_URL`, and EVENTS_DATABASE_URL of the gateway where there is no Redis. The roles
 * are given the passwords of these URLs. Throws a `StackError` that names what is missing.
 */
export function readDeployment(source: NodeJS.ProcessEnv = process.env): Deployment {
  const roles = SUBGRAPHS.map((name) => {
    const prefix = name.toUpperCase();
    const owner = passwordIn(source, `${prefix}_OWNER_DATABASE_URL`, `${name}_owner`);
    return [name, { owner, app: passwordIn(source, `${prefix}_DATABASE_URL`, `${name}_app`) }];
  });
  const events = source['EVENTS_DATABASE_URL'];
  return {
    adminUrl: required(source, 'DATABASE_URL'),
    roles: Object.fromEntries(roles) as Deployment['roles'],
    eventReaderPassword: events
      ? passwordIn(source, 'EVENTS_DATABASE_URL', 'gateway_app')
      : undefined,
  };
}

export interface ChainAccount {
  readonly url: string;
  readonly privateKey: string;
}

/** The ledger's account on a private chain. Throws a `StackError` that names what is missing. */
export function readChainAccount(source: NodeJS.ProcessEnv = process.env): ChainAccount {
  return {
    url: required(source, 'BLOCKCHAIN_PROVIDER_URL'),
    privateKey: required(source, 'BLOCKCHAIN_PRIVATE_KEY'),
  };
}

function required(source: NodeJS.ProcessEnv, name: string): string {
  const value = source[name];
  if (value === undefined || value === '') throw new StackError(`${name} is not set; set it`);
  return value;
}

function passwordIn(source: NodeJS.ProcessEnv, name: string, role: string): string {
  const text = required(source, name);
  if (!URL.canParse(text)) throw new StackError(`${name} is no URL; correct it`);
  const url = new URL(text);
  if (url.username !== role || url.password === '') {
    throw new StackError(`${name} must name the role ${role} and its password; correct it`);
  }
  return decodeURIComponent(url.password);
}
