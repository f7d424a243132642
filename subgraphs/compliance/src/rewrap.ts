import { connect } from '@blockscore/database';
import { runMain } from '@blockscore/service';
import { createConfiguredKeyProvider, dataKeyColumn, runRewrap } from '@blockscore/vault';
import { dataKeys } from './adapters/tables.ts';
import { configOfCommand } from './config.ts';

/** Moves all keys that compliance has wrapped to its current master key: docs/security/keys.md. */
runMain('compliance rewrap', async () => {
  const config = configOfCommand();
  const connection = connect(config.COMPLIANCE_DATABASE_URL, { max: 8, name: 'compliance rewrap' });
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
