import { expect, test } from 'vitest';
import { readSettings, type Settings } from './config.ts';
import { type Backing, environmentOf } from './environments.ts';
import { PROCESSES, SUBGRAPHS } from './layout.ts';
import { newSecrets } from './secrets.ts';

const secrets = await newSecrets();
const settings = readSettings([], { LOG_LEVEL: 'warn', SANCTIONS_LIST_DIR: '/lists' }) as Settings;
const backing: Backing = {
  adminUrl: 'postgres://blockscore:of-the-superuser@127.0.0.1:25432/postgres',
  redisUrl: undefined,
  chainUrl: 'http://127.0.0.1:28545',
  chainPrivateKey: secrets.chain.privateKey,
  mailDirectory: '/mail',
};
const all = Object.fromEntries(
  PROCESSES.map((name) => [name, environmentOf(name, settings, secrets, backing)]),
);

test('no process gets the superuser, an owner’s role or what belongs to another', () => {
  for (const name of PROCESSES) {
    const text = JSON.stringify(all[name]);
    expect(text).not.toContain('of-the-superuser');
    for (const other of SUBGRAPHS) {
      expect(text).not.toContain(secrets.roles[other].owner);
      if (other === name) continue;
      expect(text).not.toContain(secrets.roles[other].app);
      expect(text).not.toContain(secrets.encryptionKeys[other]);
    }
  }
});

test('only the gateway signs, and only the ledger writes to the chain', () => {
  for (const name of PROCESSES) {
    expect('GATEWAY_PRIVATE_KEY' in (all[name] ?? {})).toBe(name === 'gateway');
    expect('BLOCKCHAIN_PRIVATE_KEY' in (all[name] ?? {})).toBe(name === 'ledger');
    const keeps = name !== 'gateway' && name !== 'ledger';
    expect('ENCRYPTION_KEY' in (all[name] ?? {})).toBe(keeps);
    expect('MAIL_DIRECTORY' in (all[name] ?? {})).toBe(name === 'identity');
    const callbacks = name === 'lending' ? secrets.paymentCallbackSecret : undefined;
    expect(all[name]?.['PAYMENT_CALLBACK_SECRET']).toBe(callbacks);
    expect(all[name]?.['MAIL_PRINT']).toBe(name === 'identity' ? 'true' : undefined);
    expect('SANCTIONS_LIST_DIR' in (all[name] ?? {})).toBe(name === 'compliance');
    expect(all[name]?.['LOG_LEVEL']).toBe('warn');
  }
});

test('what names the lender in reports reaches compliance, and nobody else', () => {
  const given = { SAR_FILER_NAME: 'Example Lender', SAR_CONTACT_PHONE: '5550100000' };
  for (const name of PROCESSES) {
    const environment = environmentOf(name, { ...settings, given }, secrets, backing);
    for (const [variable, value] of Object.entries(given)) {
      expect(environment[variable]).toBe(name === 'compliance' ? value : undefined);
    }
  }
});

test('reports name an invented lender for the demo alone, and never one in part', () => {
  const named = (seedDemo: boolean, given: Record<string, string>) => {
    const of = environmentOf('compliance', { ...settings, seedDemo, given }, secrets, backing);
    return Object.keys(of).filter((name) => name.startsWith('SAR_'));
  };
  expect(named(true, {})).toHaveLength(10);
  expect(named(true, { SAR_FILER_EIN: '123456789' })).toEqual(['SAR_FILER_EIN']);
  expect(named(false, {})).toEqual([]);
});

test('the demo lender opens with capital, unless told otherwise; another only when told', () => {
  const ledgerOf = (seedDemo: boolean, given: Record<string, string>) =>
    environmentOf('ledger', { ...settings, seedDemo, given }, secrets, backing)['OPENING_CAPITAL'];
  expect(ledgerOf(true, {})).toBe('5000000');
  expect(ledgerOf(true, { OPENING_CAPITAL: '5' })).toBe('5');
  expect(ledgerOf(false, {})).toBeUndefined();
  expect(ledgerOf(false, { OPENING_CAPITAL: '5' })).toBe('5');
});

test('passkeys are for the page that the gateway serves, unless told otherwise', () => {
  const originsOf = (port: number, given: Record<string, string> = {}) => {
    const ports = { ...settings.ports, gateway: port };
    return environmentOf('identity', { ...settings, ports, given }, secrets, backing)[
      'PASSKEY_ORIGINS'
    ];
  };
  expect(originsOf(4000)).toBe('http://localhost:4000');
  expect(originsOf(8080)).toBe('http://localhost:8080');
  const given = { PASSKEY_ORIGINS: 'https://app.example.com' };
  expect(originsOf(8080, given)).toBe('https://app.example.com');
  expect(all['gateway']).not.toHaveProperty('PASSKEY_ORIGINS');
});

test('compliance keeps documents in the data folder, unless told otherwise', () => {
  const of = (given: Record<string, string>) =>
    environmentOf('compliance', { ...settings, home: '/home', given }, secrets, backing);
  expect(of({})).toMatchObject({
    KYC_DOCUMENT_DIR: '/home/kyc-documents',
    KYC_FILES_URL: 'http://localhost:4000',
  });
  expect(of({ KYC_DOCUMENT_DIR: '/own' })).toMatchObject({ KYC_DOCUMENT_DIR: '/own' });
  expect(of({ KYC_S3_URL: 'https://s3.example/kyc' })).not.toHaveProperty('KYC_DOCUMENT_DIR');
  expect(all['identity']).not.toHaveProperty('KYC_DOCUMENT_DIR');
});

test('a process is told what its own configuration names, and the stack’s word comes first', () => {
  const given = {
    BLOCKCHAIN_CONFIRMATIONS: '7',
    CORS_ORIGINS: 'https://front.example',
    PORT: '1',
    GATEWAY_PRIVATE_KEY: 'forged',
    AWS_SECRET: 'x',
  };
  const own = { ...settings, given };
  expect(environmentOf('ledger', own, secrets, backing)).toMatchObject({
    BLOCKCHAIN_CONFIRMATIONS: '7',
    PORT: '4005',
  });
  const gateway = environmentOf('gateway', own, secrets, backing);
  expect(gateway).toMatchObject({ CORS_ORIGINS: 'https://front.example' });
  expect(gateway['GATEWAY_PRIVATE_KEY']).toBe(secrets.gatewayPrivateKey);
  for (const environment of [environmentOf('credit', own, secrets, backing), gateway]) {
    expect(environment).not.toHaveProperty('AWS_SECRET');
  }
});

test('a subgraph serves with its app role, and finds the event log where it is', () => {
  const lending = all['lending'];
  const own = `postgres://lending_app:${secrets.roles.lending.app}@127.0.0.1:25432/postgres`;
  expect(lending).toMatchObject({ LENDING_DATABASE_URL: own, EVENTS_DATABASE_URL: own });
  expect(all['gateway']?.['EVENTS_DATABASE_URL']).toContain('gateway_app:');
  const redisUrl = 'redis://:pw@127.0.0.1:26379/0';
  const withRedis = environmentOf('lending', settings, secrets, { ...backing, redisUrl });
  expect(withRedis).toMatchObject({ REDIS_URL: redisUrl });
  expect(withRedis).not.toHaveProperty('EVENTS_DATABASE_URL');
});

test('the gateway knows where each subgraph is', () => {
  for (const [i, name] of SUBGRAPHS.entries()) {
    const url = `http://127.0.0.1:${4001 + i}`;
    expect(all['gateway']?.[`${name.toUpperCase()}_URL`]).toBe(url);
  }
});

test('further variables reach the process they are for', () => {
  const extra = { ledger: { REQUIRED_CONFIRMATIONS: '2' } };
  const own = { ...settings, extra };
  expect(environmentOf('ledger', own, secrets, backing)).toMatchObject(extra.ledger);
  expect(environmentOf('credit', own, secrets, backing)).not.toMatchObject(extra.ledger);
});
