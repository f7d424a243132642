import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseScoringModel } from '../src/adapters/scoring-model-file.ts';
import { readConfig, type TrainingConfig } from './config.ts';
import { readDataSet } from './data-set.ts';
import { type Description, readDescription } from './description.ts';
import { formatModel } from './format-model.ts';
import { train } from './train.ts';

type Report = (line: string) => void;
/** What became of a model: `DIFFERENT` from the committed file, `SKIPPED` for want of its data. */
type Outcome = 'DONE' | 'DIFFERENT' | 'SKIPPED';

/** `pnpm train [--description file] [--data folder] [--output folder] [--check] [--skip-absent]` */
async function main(): Promise<void> {
  const started = performance.now();
  const report: Report = (line) => {
    const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(5);
    process.stdout.write(`${seconds} s  ${line}\n`);
  };
  const config = readConfig(process.argv.slice(2));
  const outcomes = new Map<string, Outcome>();
  for (const path of config.descriptionPaths) {
    const description = await readDescription(path);
    const { id } = description.model;
    outcomes.set(id, await trainOne(config, description, (line) => report(`${id}: ${line}`)));
  }
  const idsOf = (outcome: Outcome) =>
    [...outcomes].filter(([, other]) => other === outcome).map(([id]) => id);
  const [skipped, different] = [idsOf('SKIPPED'), idsOf('DIFFERENT')];
  if (skipped.length > 0) {
    report(`left out, for their data is not here: ${skipped.join(', ')}`);
  }
  if (different.length > 0) {
    throw new Error(
      `this data and this trainer give another model than the file of ${different.join(', ')} in ${config.outputFolder}. Run «pnpm train» and review the difference.`,
    );
  }
}

async function trainOne(
  config: TrainingConfig,
  description: Description,
  report: Report,
): Promise<Outcome> {
  const path = join(config.dataFolder, description.data.file);
  if (!(await isThere(path))) {
    if (!config.skipAbsent) {
      throw new Error(
        `No data at ${path}. Put ${description.data.title} there, or say where it is with --data or BLOCKSCORE_DATA.`,
      );
    }
    report(`no data at ${path}`);
    return 'SKIPPED';
  }
  const data = await readDataSet(description, path);
  report(`read ${data.rows} rows of ${description.data.title}`);
  const model = train(description, data, report);
  const figures = Object.entries(model.metrics.outOfFold).map(
    ([name, value]) => `${name} ${value}`,
  );
  report(`out of fold: ${figures.join(', ')}`);
  const text = formatModel(model);
  const output = join(config.outputFolder, `${model.id}.json`);
  parseScoringModel(text, output);
  if (config.check) {
    const isSame = (await readFile(output, 'utf8')) === text;
    report(`${output} is ${isSame ? 'reproduced to the last bit' : 'another model'}`);
    return isSame ? 'DONE' : 'DIFFERENT';
  }
  await mkdir(config.outputFolder, { recursive: true });
  await writeFile(output, text);
  report(`wrote ${output}`);
  return 'DONE';
}

async function isThere(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
}

main().catch((error: unknown) => {
  process.stderr.write(`Training failed: ${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
});
