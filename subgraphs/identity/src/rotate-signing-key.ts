import { parseArgs } from 'node:util';
import { connect } from '@blockscore/database';
import { runMain } from '@blockscore/service';
import { createConfiguredKeyProvider } from '@blockscore/vault';
import { runSigningKeyCommand } from './adapters/signing-key-command.ts';
import { createSigningKeyPorts } from './adapters/signing-key-repository.ts';
import { configOfCommand } from './config.ts';

/** `pnpm rotate-signing-key [--now] [--revoke <kid>] [--list]`: docs/security/keys.md. */
runMain('identity signing keys', async () => {
  const { values } = parseArgs({
    options: {
      now: { type: 'boolean', default: false },
      list: { type: 'boolean', default: false },
      revoke: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    process.stdout.write('Usage: pnpm rotate-signing-key [--now] [--revoke <kid>] [--list]\n');
    return;
  }
  const config = configOfCommand();
  const { IDENTITY_DATABASE_URL: url, SIGNING_KEY_DAYS: maxAgeDays } = config;
  const connection = connect(url, { max: 1, name: 'identity signing keys' });
  try {
    const keyProvider = createConfiguredKeyProvider(config);
    process.exitCode = await runSigningKeyCommand({
      ...values,
      ports: createSigningKeyPorts(connection, keyProvider, () => new Date(), maxAgeDays),
      write: (line) => void process.stdout.write(`${line}\n`),
    });
  } finally {
    await connection.close();
  }
});
