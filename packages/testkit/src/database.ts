import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { appRole, migrate, ownerRole, provision } from '@blockscore/database/provisioning';
import { provisionEventLog } from '@blockscore/events';
import { provisionJobs } from '@blockscore/jobs/provisioning';
import postgres, { type Sql } from 'postgres';
import { checkout } from './checkout.ts';
import { testServices } from './services.ts';

export interface TestDatabase {
  readonly name: string;
  /** Superuser. */
  readonly adminUrl: string;
  /** The schema's owner, who migrates. */
  readonly ownerUrl: string;
  /** What the subgraph serves with. */
  readonly appUrl: string;
  /** Removes the database, also under open connections. */
  readonly drop: () => Promise<void>;
}

export interface TestDatabaseOptions {
  /**
   * Folder with migrations; default `subgraphs/<name>/migrations`. Null migrates nothing, and there is
   * no event log.
   */
  readonly migrations?: string | null;
}

/**
 * A fresh database with one subgraph's schemas, roles and migrations, and an event log: a copy of a
 * template that is made once in a run, so it takes some ten milliseconds. One for each test file is
 * usual.
 */
export async function createTestDatabase(
  subgraph: string,
  options: TestDatabaseOptions = {},
): Promise<TestDatabase> {
  const folder =
    options.migrations === undefined
      ? join(checkout(), 'subgraphs', subgraph, 'migrations')
      : options.migrations;
  const admin = adminOf();
  try {
    const template = await ensureTemplate(admin, subgraph, folder);
    const name = `test_${subgraph}_${randomBytes(6).toString('hex')}`;
    await copy(admin, name, template);
    return describe(subgraph, name);
  } finally {
    await admin.end();
  }
}

/** For statements that make and remove databases: none asks for a list, whose types it need not learn. */
function adminOf(): Sql {
  const onnotice = () => undefined;
  return postgres(testServices().postgresUrl, { max: 1, fetch_types: false, onnotice });
}

/** A fresh database with nothing in it, as the superuser's URL. */
export async function createEmptyDatabase(): Promise<
  Pick<TestDatabase, 'name' | 'adminUrl' | 'drop'>
> {
  const admin = adminOf();
  const name = `test_empty_${randomBytes(6).toString('hex')}`;
  try {
    await admin.unsafe(`create database ${name} template template0`);
  } finally {
    await admin.end();
  }
  return { name, adminUrl: urlOf(name), drop: () => drop(name) };
}

function describe(subgraph: string, name: string): TestDatabase {
  return {
    name,
    adminUrl: urlOf(name),
    ownerUrl: urlOf(name, ownerRole(subgraph)),
    appUrl: urlOf(name, appRole(subgraph)),
    drop: () => drop(name),
  };
}

function urlOf(database: string, role?: string): string {
  const url = new URL(testServices().postgresUrl);
  url.pathname = `/${database}`;
  if (role !== undefined) {
    url.username = role;
    url.password = testServices().rolePassword;
  }
  return url.href;
}

async function drop(name: string): Promise<void> {
  const admin = adminOf();
  try {
    await admin.unsafe(`drop database if exists ${name} with (force)`);
  } finally {
    await admin.end();
  }
}

/** Test files run in several processes: whoever comes first makes the template, the others wait. */
async function ensureTemplate(
  admin: Sql,
  subgraph: string,
  folder: string | null,
): Promise<string> {
  const name = `template_${subgraph}_${fingerprint(folder)}`;
  // One lock for all templates: roles belong to the cluster and are altered while one is made.
  await admin`select pg_advisory_lock(hashtext('blockscore.testkit.template'))`;
  try {
    const [known] = await admin`select 1 from pg_database where datname = ${name}`;
    if (known !== undefined) return name;
    const partial = `${name}_partial`;
    await admin.unsafe(`drop database if exists ${partial} with (force)`);
    await admin.unsafe(`create database ${partial} template template0`);
    const password = testServices().rolePassword;
    const adminUrl = urlOf(partial);
    const ownerUrl = urlOf(partial, ownerRole(subgraph));
    await provision(adminUrl, subgraph, { owner: password, app: password });
    await provisionJobs({ adminUrl, ownerUrl, subgraph });
    if (folder !== null && existsSync(folder)) {
      await migrate({ url: ownerUrl, schema: subgraph, folder });
      await provisionEventLog(adminUrl);
    }
    await admin.unsafe(`alter database ${partial} rename to ${name}`);
    return name;
  } finally {
    await admin`select pg_advisory_unlock(hashtext('blockscore.testkit.template'))`;
  }
}

/** A copy has the template's contents and not its rights: those are a property of the database. */
async function copy(admin: Sql, name: string, template: string): Promise<void> {
  await admin.unsafe(`create database ${name} template ${template} strategy file_copy`);
  await admin.unsafe(`revoke create, temporary on database ${name} from public`);
}

function fingerprint(folder: string | null): string {
  const hash = createHash('sha256');
  if (folder !== null && existsSync(folder)) {
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
      if (/\.(sql|json)$/.test(file)) hash.update(file).update(readFileSync(join(folder, file)));
    }
  }
  return hash.digest('hex').slice(0, 12);
}
