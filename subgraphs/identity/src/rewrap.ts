import { connect } from '@blockscore/database';
import { runMain } from '@blockscore/service';
import { createConfiguredKeyProvider, dataKeyColumn, runRewrap } from '@blockscore/vault';
import { signingKeyColumn } from './adapters/signing-key-repository.ts';
import { dataKeys } from './adapters/tables.ts';
import { configOfCommand } from './config.ts';

/** Moves all keys that identity has wrapped to its current master key: docs/security/keys.md. */
runMain('identity rewrap', async () => {
  const config = configOfCommand();
  const connection = connect(config.IDENTITY_DATABASE_URL, { max: 8, name: 'identity rewrap' });
  try {
    process.exitCode = await runRewrap({
      sql: connection.sql,
      keyProvider: createConfiguredKeyProvider(config),
      columns: [dataKeyColumn(dataKeys), signingKeyColumn],
      write: (line) => void process.stdout.write(`${line}\n`),
    });
  } finally {
    await connection.close();
  }
});
