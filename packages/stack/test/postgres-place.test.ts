import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { nativeFolder, placePostgres, programFolders, userOf } from '../src/postgres-place.ts';
import { newHome } from './programs.ts';

const isRoot = process.getuid?.() === 0;

test.skipIf(!isRoot)(
  'under root programs that others cannot reach are copied to where they can (only root can try this)',
  () => {
    const closed = newHome();
    chmodSync(closed, 0o700);
    const native = join(closed, 'native');
    // As a strict umask leaves them, which keeps others out once more.
    cpSync(nativeFolder(), native, { recursive: true, verbatimSymlinks: true });
    for (const folder of ['', 'bin', 'lib', 'share']) chmodSync(join(native, folder), 0o700);
    onTestFinished(() => {
      for (const folder of programFolders(native)) rmSync(folder, { recursive: true, force: true });
    });

    const place = placePostgres(newHome(), native);
    expect(place.bin.startsWith(closed)).toBe(false);
    const version = spawnSync(join(place.bin, 'postgres'), ['--version'], {
      cwd: '/',
      encoding: 'utf8',
      ...place.owner,
    });
    expect(version.stdout).toMatch(/^postgres \(PostgreSQL\) 18/);
    const copied = statSync(dirname(place.bin)).ctimeMs;
    expect(placePostgres(newHome(), native).bin).toBe(place.bin);
    expect(statSync(dirname(place.bin)).ctimeMs).toBe(copied);
  },
);

test.skipIf(!isRoot)(
  'under root a folder that somebody else has put in the way is not used (only root can try this)',
  () => {
    const closed = newHome();
    chmodSync(closed, 0o700);
    const native = join(closed, 'native');
    cpSync(nativeFolder(), native, { recursive: true, verbatimSymlinks: true });
    const [first = '', second = ''] = programFolders(native);
    onTestFinished(() => {
      for (const folder of [first, second]) rmSync(folder, { recursive: true, force: true });
    });
    mkdirSync(first, { recursive: true });
    spawnSync('chown', ['65534', first]);
    expect(placePostgres(newHome(), native).bin).toBe(join(second, 'native', 'bin'));
  },
);

test.skipIf(isRoot)('an ordinary user runs it in place (root cannot try this)', () => {
  const home = newHome();
  expect(placePostgres(home)).toEqual({
    bin: join(nativeFolder(), 'bin'),
    dataParent: home,
    owner: undefined,
  });
});

test('a user that the machine does not know is an error that says what to do', () => {
  expect(userOf(0)).toMatchObject({ name: 'root' });
  expect(() => userOf(4_000_000)).toThrow('uid 4000000, which is no user of this machine');
});
