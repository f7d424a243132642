import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DEMO_USERS } from './demo.ts';
import { CHECKOUT, dataPaths } from './layout.ts';
import { readPrivate, writePrivate } from './private-file.ts';
import { runOnce } from './run-once.ts';
import { describeError, StackError } from './stack-error.ts';

/**
 * Makes the demo lender's people, through identity's own program and rights. What was seeded is
 * remembered, for the passwords are slow to hash by design.
 * @returns false when it had been done before
 */
export async function seedDemo(
  home: string,
  environment: Readonly<Record<string, string>>,
): Promise<boolean> {
  const { seeded } = dataPaths(home);
  const wanted = JSON.stringify(DEMO_USERS);
  const database = environment['IDENTITY_DATABASE_URL'];
  const mark = { users: wanted, database: new URL(database ?? '').pathname };
  if (JSON.stringify(readPrivate(seeded)) === JSON.stringify(mark)) return false;
  const entry = join(CHECKOUT, 'subgraphs', 'identity', 'src', 'seed.ts');
  if (!existsSync(entry)) throw new StackError(`${entry} is missing; restore the checkout`);
  const args = ['--disable-warning=ExperimentalWarning', entry];
  const env = { ...environment, DEMO_USERS: wanted };
  const result = await runOnce(process.execPath, args, { cwd: CHECKOUT, env }).catch(
    (error: unknown) => ({ code: null, output: describeError(error) }),
  );
  if (result.code !== 0) {
    const words = result.output.trim().split('\n').slice(-2).join(' | ');
    throw new StackError(
      `the demo lender could not be seeded: ${words}; set SEED_DEMO=false to do without`,
    );
  }
  writePrivate(seeded, mark);
  return true;
}
