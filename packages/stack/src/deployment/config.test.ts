import { expect, test } from 'vitest';
import { SUBGRAPHS } from '../layout.ts';
import { readChainAccount, readDeployment } from './config.ts';

const complete = Object.fromEntries([
  ['DATABASE_URL', 'postgres://admin:a@db:5432/lender'],
  ...SUBGRAPHS.flatMap((name) => [
    [`${name.toUpperCase()}_OWNER_DATABASE_URL`, `postgres://${name}_owner:o%2F@db:5432/lender`],
    [`${name.toUpperCase()}_DATABASE_URL`, `postgres://${name}_app:p@db:5432/lender`],
  ]),
]);

test('the roles are given the passwords of their URLs, as they are before they are escaped', () => {
  const read = readDeployment(complete);
  expect(read.adminUrl).toBe(complete['DATABASE_URL']);
  expect(read.roles.lending).toEqual({ owner: 'o/', app: 'p' });
  expect(read.eventReaderPassword).toBeUndefined();
});

test('the event log in Postgres is made where a URL for it is given', () => {
  const EVENTS_DATABASE_URL = 'postgres://gateway_app:reads@db:5432/lender';
  expect(readDeployment({ ...complete, EVENTS_DATABASE_URL }).eventReaderPassword).toBe('reads');
});

test('what is missing or wrong is named, and a password is not repeated', () => {
  expect(() => readDeployment({})).toThrow('IDENTITY_OWNER_DATABASE_URL is not set; set it');
  const LEDGER_DATABASE_URL = 'postgres://ledger_owner:hunter2@db/lender';
  let message = '';
  try {
    readDeployment({ ...complete, LEDGER_DATABASE_URL });
  } catch (error) {
    message = String(error);
  }
  expect(message).toContain('LEDGER_DATABASE_URL must name the role ledger_app');
  expect(message).not.toContain('hunter2');
  expect(() => readDeployment({ ...complete, CREDIT_DATABASE_URL: 'db' })).toThrow(
    'CREDIT_DATABASE_URL is no URL; correct it',
  );
});

test('an account on a chain is an address of the chain and a key', () => {
  const env = { BLOCKCHAIN_PROVIDER_URL: 'http://chain:8545', BLOCKCHAIN_PRIVATE_KEY: '0x1' };
  expect(readChainAccount(env)).toEqual({ url: 'http://chain:8545', privateKey: '0x1' });
  expect(() => readChainAccount({})).toThrow('BLOCKCHAIN_PROVIDER_URL is not set; set it');
});
