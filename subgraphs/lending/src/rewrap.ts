import { connect } from '@blockscore/database';
import { runMain } from '@blockscore/service';
import { createConfiguredKeyProvider, dataKeyColumn, runRewrap } from '@blockscore/vault';
import { dataKeys } from './adapters/tables.ts';
import { configOfCommand } from './config.ts';

/** Moves all keys that lending has wrapped to its current master key: docs/security/keys.md. */
runMain('lending rewrap', async () => {
  const config = configOfCommand();
  const connection = connect(config.LENDING_DATABASE_URL, { max: 8, name: 'lending rewrap' });
  try {
    process.exitCode = await runRewrap({
      sql: connection.sql,
      keyProvider: createConfiguredKeyProvider(config),
      columns: [dataKeyColumn(dataKeys)],
      write: (line) => void process.stdout.write(`${line}\n`),
    });
  } finally {
    await connection.close();
  }
});
