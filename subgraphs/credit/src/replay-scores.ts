import { parseArgs } from 'node:util';
import { runMain } from '@blockscore/service';
import { runReplayCommand } from './adapters/replay-command.ts';
import { createPorts, openResources } from './adapters/resources.ts';
import { configOfCommand } from './config.ts';

/** `pnpm replay-scores [--user <id>] [--since <day>]`: docs/scores.md. */
runMain('credit replay', async () => {
  const { values } = parseArgs({
    options: {
      user: { type: 'string' },
      since: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    process.stdout.write('Usage: pnpm replay-scores [--user <id>] [--since <YYYY-MM-DD>]\n');
    return;
  }
  const config = configOfCommand();
  const resources = await openResources(config, 'credit replay');
  try {
    process.exitCode = await runReplayCommand({
      ports: await createPorts(resources, config),
      user: values.user,
      since: values.since,
      write: (line) => void process.stdout.write(`${line}\n`),
      writeProgress: (line) => void process.stderr.write(`${line}\n`),
    });
  } finally {
    await resources.connection.close();
  }
});
