import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { clearFolder, prepareFolder } from '../src/folder.ts';
import { LogFile } from '../src/log-file.ts';
import { readPrivate, writePrivate } from '../src/private-file.ts';
import { addressOf, loadSecrets } from '../src/secrets.ts';
import { newHome } from './programs.ts';

test('secrets are made once, for their owner only, and stay the same', async () => {
  const home = newHome();
  const first = await loadSecrets(home);
  await expect(loadSecrets(home)).resolves.toEqual(first);
  expect(statSync(join(home, 'secrets.json')).mode & 0o777).toBe(0o600);
  expect(first.roles.lending.app).not.toBe(first.roles.lending.owner);
  expect(Buffer.from(first.encryptionKeys.credit, 'base64')).toHaveLength(32);
  await expect(addressOf(first.chain.privateKey)).resolves.toBe(first.chain.address);
});

test('secrets of an older version are completed, not replaced', async () => {
  const home = newHome();
  writePrivate(join(home, 'secrets.json'), { postgresPassword: 'kept' });
  const secrets = await loadSecrets(home);
  expect(secrets.postgresPassword).toBe('kept');
  expect(secrets.redisPassword).not.toBe('');
});

test('secrets that are gone while the data is there are an error that says what to do', async () => {
  const home = newHome();
  mkdirSync(join(home, 'postgres'));
  await expect(loadSecrets(home)).rejects.toThrow(/secrets\.json is gone.*--fresh/);
});

test('secrets that cannot be read are an error that names the file', async () => {
  const home = newHome();
  writeFileSync(join(home, 'secrets.json'), '{"half');
  await expect(loadSecrets(home)).rejects.toThrow(`${join(home, 'secrets.json')} cannot be read`);
});

test('beginning anew removes what a start keeps, and nothing else', async () => {
  const home = newHome();
  await loadSecrets(home);
  for (const folder of ['postgres', 'redis', 'chain', 'logs', 'mail', 'mine']) {
    mkdirSync(join(home, folder));
  }
  clearFolder(home);
  expect(existsSync(join(home, 'mine'))).toBe(true);
  for (const name of ['postgres', 'redis', 'chain', 'logs', 'mail', 'secrets.json']) {
    expect(existsSync(join(home, name))).toBe(false);
  }
});

test('a data folder is made where it is missing, closed to others', () => {
  const home = join(newHome(), 'deep', 'data');
  prepareFolder(home);
  expect(statSync(home).mode & 0o066).toBe(0);
  chmodSync(home, 0o755);
  prepareFolder(home);
  expect(statSync(home).mode & 0o777).toBe(0o755);
});

test('a data folder that cannot be is one clear error', () => {
  const file = join(newHome(), 'file');
  writeFileSync(file, '');
  expect(() => prepareFolder(join(file, 'data'))).toThrow(
    /^the data folder .* cannot be written \(.*\); give this user the folder with chown, or set BLOCKSCORE_HOME/,
  );
});

test('what was never written reads as nothing', () => {
  expect(readPrivate(join(newHome(), 'none.json'))).toBeUndefined();
});

test('a log file turns at its limit and keeps one before it', () => {
  const path = join(newHome(), 'logs', 'lending.log');
  const log = new LogFile(path, 20);
  for (const word of ['first', 'second', 'third']) log.write(`${word} of three\n`);
  log.write('fourth\n');
  log.close();
  log.write('after the end\n');
  log.close();
  expect(readFileSync(`${path}.1`, 'utf8')).toBe('first of three\nsecond of three\n');
  expect(readFileSync(path, 'utf8')).toBe('third of three\nfourth\n');
});
