import { runMain } from '@blockscore/service';
import { createPorts, openResources } from './adapters/resources.ts';
import { measureDrift } from './app/measure-drift.ts';
import { configOfCommand } from './config.ts';

/** Measures now how far the scores of this week and the last moved from training: docs/scores.md. */
runMain('credit measure drift', async () => {
  const config = configOfCommand();
  const resources = await openResources(config, 'credit measure drift');
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  try {
    const report = await measureDrift(await createPorts(resources, config))();
    for (const week of report.measured) say(`measured the week of ${week}`);
    for (const { week, modelId, measure, level, index } of report.alerts) {
      say(`${level} | ${week} | ${modelId} | ${measure} | ${index.toFixed(4)}`);
    }
    for (const id of report.unknownModels) say(`no such model under models/: ${id}`);
    if (report.measured.length === 0) say('no scores came in since the last measurement');
  } finally {
    await resources.connection.close();
  }
});
