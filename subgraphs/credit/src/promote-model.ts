import { parseArgs } from 'node:util';
import { runMain } from '@blockscore/service';
import { runPromotionCommand } from './adapters/promotion-command.ts';
import { createPorts, openResources } from './adapters/resources.ts';
import { configOfCommand } from './config.ts';

const USAGE = 'Usage: pnpm promote-model <id> --reason "…" --by <name> | --list\n';

/** `pnpm promote-model <id> --reason "…" --by <name> | --list`: docs/scores.md. */
runMain('credit model promotion', async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      reason: { type: 'string', default: '' },
      by: { type: 'string', default: '' },
      list: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    return;
  }
  const [modelId] = positionals;
  if (positionals.length > 1 || (modelId === undefined && !values.list)) {
    process.stderr.write(USAGE);
    process.exitCode = 2;
    return;
  }
  const config = configOfCommand();
  const resources = await openResources(config, 'credit model promotion');
  try {
    process.exitCode = await runPromotionCommand({
      ports: await createPorts(resources, config),
      modelId,
      reason: values.reason,
      by: values.by,
      write: (line) => void process.stdout.write(`${line}\n`),
    });
  } finally {
    await resources.connection.close();
  }
});
