// Writes `.env` with fresh secrets for docker compose; never over one that is there.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newEnvironmentFile } from '../deployment/environment-file.ts';
import { CHECKOUT } from '../layout.ts';
import { errorCode, StackError } from '../stack-error.ts';
import { runCommand } from './command.ts';

await runCommand(async () => {
  const path = join(CHECKOUT, '.env');
  try {
    writeFileSync(path, await newEnvironmentFile(), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
    throw new StackError(
      `${path} is there already and holds the keys of its data; move it away to make a new one`,
    );
  }
  return `Wrote ${path}. Keep a copy in a safe place.`;
});
