import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv, promisify } from 'node:util';
import { checkout, compileCache, startTestChain } from '@blockscore/testkit';
import { expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { newEnvironmentFile } from '../src/deployment/environment-file.ts';
import { PROCESSES, SUBGRAPHS } from '../src/layout.ts';
import { startPostgres } from '../src/postgres.ts';
import { addressOf, newSecrets } from '../src/secrets.ts';
import { newHome } from './programs.ts';

const run = promisify(execFile);
const read = (file: string) => readFileSync(join(checkout(), file), 'utf8');

interface ComposeService {
  readonly build?: { readonly target?: string; readonly args?: { readonly FOLDER: string } };
  readonly environment?: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
}

interface Variable {
  readonly name: string;
  readonly valueFrom?: { readonly secretKeyRef?: { readonly name: string; readonly key: string } };
}

interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec?: {
    readonly template?: {
      readonly spec: { readonly containers: readonly { readonly env: readonly Variable[] }[] };
    };
  };
}

const compose: Readonly<Record<string, ComposeService>> = parse(read('docker-compose.yml'), {
  merge: true,
}).services;
const manifestFiles = readdirSync(join(checkout(), 'k8s')).filter(
  (file) => file.endsWith('.yaml') && file !== 'kustomization.yaml',
);
const manifests = manifestFiles.flatMap((file) =>
  parseAllDocuments(read(`k8s/${file}`)).map((document) => {
    expect(document.errors).toEqual([]);
    return document.toJS() as Manifest;
  }),
);

function variablesOf(manifest: Manifest | undefined): readonly Variable[] {
  return manifest?.spec?.template?.spec.containers[0]?.env ?? [];
}

function workload(name: string): readonly Variable[] {
  const found = manifests.find(
    (manifest) => ['Deployment', 'Job'].includes(manifest.kind) && manifest.metadata.name === name,
  );
  return variablesOf(found);
}

/** What a process says that it needs when it is started with nothing. */
async function required(entry: string): Promise<readonly string[]> {
  const failed = await run(process.execPath, [join(checkout(), entry)], {
    env: compileCache(),
  }).then(
    () => undefined,
    (error: { stderr: string }) => error.stderr,
  );
  return [...(failed ?? '').matchAll(/^ {2}([A-Z_]+): /gm)].flatMap(([, name]) => name ?? []);
}

test('every manifest is what Kubernetes takes', async () => {
  expect(manifests.length).toBeGreaterThan(20);
  for (const manifest of manifests) {
    const path = `kubernetes-models/${manifest.apiVersion}`;
    const models: Record<string, new (json: unknown) => { validate(): void }> = await import(path);
    const Model = models[manifest.kind];
    if (Model === undefined) throw new Error(`There is no ${manifest.kind} in ${path}`);
    expect(() => new Model(manifest).validate(), manifest.metadata.name).not.toThrow();
  }
});

test('the kustomization names every file of its folder', () => {
  const kustomization = parse(read('k8s/kustomization.yaml'));
  expect([...kustomization.resources].sort()).toEqual([...manifestFiles].sort());
  const images = kustomization.images.map((image: { name: string }) => image.name);
  expect(images.sort()).toEqual(
    [...PROCESSES, 'migrate'].map((name) => `blockscore/${name}`).sort(),
  );
});

test.each(PROCESSES)(
  '%s is in compose and on the cluster, with all that it needs',
  async (name) => {
    const folder = name === 'gateway' ? 'gateway' : `subgraphs/${name}`;
    const needs = await required(`${folder}/src/main.ts`);
    expect(needs).toContain(name === 'gateway' ? 'GATEWAY_PRIVATE_KEY' : 'GATEWAY_PUBLIC_KEY');
    expect(needs.includes('ENCRYPTION_KEY')).toBe(name !== 'gateway' && name !== 'ledger');

    expect(compose[name]?.build?.args?.FOLDER).toBe(folder);
    expect(Object.keys(compose[name]?.environment ?? {})).toEqual(
      expect.arrayContaining([...needs]),
    );
    const variables = workload(name).map((variable) => variable.name);
    expect(variables).toEqual(expect.arrayContaining([...needs, 'HOST']));
    expect(manifests.some((m) => m.kind === 'Service' && m.metadata.name === name)).toBe(true);

    // What is wanted only as long as the chain is on is asked for later.
    const later = name === 'ledger' ? ['BLOCKCHAIN_PROVIDER_URL', 'BLOCKCHAIN_PRIVATE_KEY'] : [];
    expect(variables).toEqual(expect.arrayContaining(later));
    expect(Object.keys(compose[name]?.environment ?? {})).toEqual(expect.arrayContaining(later));

    // The event log is in neither list of needs, for it may be in two places.
    for (const names of [variables, Object.keys(compose[name]?.environment ?? {})]) {
      expect(names).toContain('REDIS_URL');
    }
  },
  180_000,
);

test('whom to erase again after a backup was restored is kept on a volume', () => {
  const file = '/erasure-register/erasures.jsonl';
  expect(compose['compliance']?.environment?.['ERASURE_REGISTER_FILE']).toBe(file);
  expect(compose['compliance']?.volumes).toContain('erasure-register:/erasure-register');
  expect(parse(read('docker-compose.yml')).volumes).toHaveProperty('erasure-register');
  const register = { name: 'ERASURE_REGISTER_FILE', value: file };
  expect(workload('compliance')).toContainEqual(register);
  const claims = manifests.filter(({ kind }) => kind === 'PersistentVolumeClaim');
  expect(claims.map(({ metadata }) => metadata.name)).toContain('erasure-register');
  expect(read('k8s/compliance.yaml')).toContain('claimName: erasure-register');
});

test('no process is given what belongs to another', () => {
  for (const name of SUBGRAPHS) {
    for (const other of SUBGRAPHS.filter((subgraph) => subgraph !== name)) {
      const foreign = new RegExp(
        `${other}_(app|owner)|${other.toUpperCase()}_|blockscore-${other}\\b`,
      );
      expect(JSON.stringify(compose[name]?.environment)).not.toMatch(foreign);
      expect(JSON.stringify(workload(name))).not.toMatch(foreign);
    }
    expect(JSON.stringify([compose[name], workload(name)])).not.toContain('GATEWAY_PRIVATE_KEY');
  }
});

test('every secret of the cluster is listed for whoever has to make it', () => {
  const readme = read('k8s/README.md');
  const wanted = manifests.flatMap(variablesOf).flatMap((v) => v.valueFrom?.secretKeyRef ?? []);
  expect(wanted.length).toBeGreaterThan(30);
  for (const { name, key } of wanted) {
    const row = readme.split('\n').find((line) => line.startsWith(`| \`${name}\``));
    expect(row, `${name}.${key}`).toContain(`\`${key}\``);
  }
});

test('every variable that compose wants is in the file that is made for it, each time anew', async () => {
  const text = await newEnvironmentFile();
  const made = parseEnv(text);
  const source = read('docker-compose.yml');
  const wanted = [...source.matchAll(/\$\{([A-Z_]+):\?/g)].flatMap(([, name]) => name ?? []);
  expect(new Set(wanted).size).toBeGreaterThan(15);
  for (const name of wanted) expect(made[name], name).toBeTruthy();
  expect(JSON.parse(made['GATEWAY_PUBLIC_KEY'] ?? '')).toMatchObject({ kty: 'OKP' });
  expect(JSON.parse(made['DEMO_USERS'] ?? '')).toContainEqual(
    expect.objectContaining({ roles: ['ADMIN'] }),
  );
  expect(await newEnvironmentFile()).not.toBe(text);
  // A default that holds a secret would work in production.
  expect(source).not.toMatch(/\$\{[A-Z_]*(PASSWORD|KEY|SECRET)[A-Z_]*:-/);
});

test('the images are built from what is pinned', () => {
  const dockerfile = read('Dockerfile');
  const { catalog } = parse(read('pnpm-workspace.yaml'));
  expect(dockerfile).toContain(`@foundry-rs/anvil@${catalog['@foundry-rs/anvil']}`);
  expect(dockerfile.match(/pnpm@[\d.]+/g)).toEqual([
    `pnpm@${catalog.pnpm}`,
    `pnpm@${catalog.pnpm}`,
  ]);
  expect(read('packages/stack/bootstrap.mjs')).toContain(`'pnpm@${catalog.pnpm}'`);
  const hardfork = /HARDFORK = '(\w+)'/.exec(read('packages/stack/src/anvil.ts'))?.[1];
  expect(dockerfile).toContain(`--hardfork=${hardfork}`);
  for (const target of Object.values(compose).flatMap((service) => service.build?.target ?? [])) {
    expect(dockerfile).toContain(` AS ${target}\n`);
  }
  for (const [, path] of dockerfile.matchAll(/^COPY (\w+) /gm)) {
    expect(existsSync(join(checkout(), path ?? '')), path).toBe(true);
  }
});

test('the migration job makes roles, schemas and tables, and does nothing the second time', async () => {
  const options = { dataHome: newHome(), password: 'secret', durable: false, maxConnections: 40 };
  const server = await startPostgres(options);
  try {
    const { roles } = await newSecrets();
    const as = (role: string, password: string) => {
      const url = new URL(server.url);
      url.username = role;
      url.password = password;
      return url.href;
    };
    const env = Object.fromEntries([
      ['DATABASE_URL', server.url],
      ['EVENTS_DATABASE_URL', as('gateway_app', 'reads')],
      ...SUBGRAPHS.flatMap((name) => [
        [`${name.toUpperCase()}_OWNER_DATABASE_URL`, as(`${name}_owner`, roles[name].owner)],
        [`${name.toUpperCase()}_DATABASE_URL`, as(`${name}_app`, roles[name].app)],
      ]),
    ]);
    const entry = join(checkout(), 'packages/stack/src/bin/migrate.ts');
    const migrate = (given: Record<string, string>) =>
      run(process.execPath, [entry], { env: { ...compileCache(), ...given } });
    const first = await migrate(env);
    expect(first.stdout).toMatch(/^The database is up to date; migrations applied: [1-9]\d*\.\n$/);
    const second = await migrate(env);
    expect(second.stdout).toBe('The database is up to date; migrations applied: 0.\n');
    await expect(migrate({ ...env, LENDING_DATABASE_URL: '' })).rejects.toMatchObject({
      code: 1,
      stderr: 'LENDING_DATABASE_URL is not set; set it\n',
    });
    const wrong = { ...env, LENDING_DATABASE_URL: as('credit_app', 'x') };
    await expect(migrate(wrong)).rejects.toMatchObject({
      stderr: 'LENDING_DATABASE_URL must name the role lending_app and its password; correct it\n',
    });
  } finally {
    await server.stop();
  }
}, 180_000);

test('the ledger’s account on a private chain is given ether', async () => {
  const chain = await startTestChain({ fund: [] });
  try {
    const privateKey = `0x${'12'.repeat(32)}`;
    const entry = join(checkout(), 'packages/stack/src/bin/fund-account.ts');
    const env = {
      ...compileCache(),
      BLOCKCHAIN_PROVIDER_URL: chain.url,
      BLOCKCHAIN_PRIVATE_KEY: privateKey,
    };
    const address = await addressOf(privateKey);
    const { stdout } = await run(process.execPath, [entry], { env });
    expect(stdout).toBe(`${address} has ether.\n`);
    expect(BigInt(String(await chain.rpc('eth_getBalance', address, 'latest')))).toBeGreaterThan(
      0n,
    );
  } finally {
    await chain.close();
  }
});
