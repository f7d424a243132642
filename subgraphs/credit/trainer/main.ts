import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseScoringModel } from '../src/adapters/scoring-model-file.ts';
import { readConfig } from './config.ts';
import { readDataSet } from './data-set.ts';
import { readDescription } from './description.ts';
import { formatModel } from './format-model.ts';
import { train } from './train.ts';

/** `pnpm train [--description file] [--data folder] [--output folder] [--check]` */
async function main(): Promise<void> {
  const started = performance.now();
  const report = (line: string) => {
    const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(5);
    process.stdout.write(`${seconds} s  ${line}\n`);
  };
  const config = readConfig(process.argv.slice(2));
  const description = await readDescription(config.descriptionPath);
  const path = join(config.dataFolder, description.data.file);
  await access(path).catch(() => {
    throw new Error(
      `No data at ${path}. Put ${description.data.title} there, or say where it is with --data or BLOCKSCORE_DATA.`,
    );
  });
  const data = await readDataSet(description, path);
  report(`read ${data.rows} rows of ${description.data.title}`);
  const model = train(description, data, report);
  const text = formatModel(model);
  const output = join(config.outputFolder, `${model.id}.json`);
  parseScoringModel(text, output);
  const figures = Object.entries(model.metrics.outOfFold).map(
    ([name, value]) => `${name} ${value}`,
  );
  report(`out of fold: ${figures.join(', ')}`);
  if (config.check) {
    if ((await readFile(output, 'utf8')) !== text) {
      throw new Error(
        `${output} is not what this data and this trainer give. Run «pnpm train» and review the difference.`,
      );
    }
    report(`${output} is reproduced to the last bit`);
    return;
  }
  await mkdir(config.outputFolder, { recursive: true });
  await writeFile(output, text);
  report(`wrote ${output}`);
}

main().catch((error: unknown) => {
  process.stderr.write(`Training failed: ${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
});
