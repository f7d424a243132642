import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const ROOT = new URL('../../../', import.meta.url);

export interface TrainingConfig {
  /** All of this folder's unless one is named. */
  readonly descriptionPaths: readonly string[];
  /** Folder that the data's files are looked for in. */
  readonly dataFolder: string;
  readonly outputFolder: string;
  /** Compare with the committed models instead of writing them. */
  readonly check: boolean;
  /** Leave out, and name, the models whose data is not there. */
  readonly skipAbsent: boolean;
}

/** Published data lies beside the project unless BLOCKSCORE_DATA says where. */
export function dataFolder(environment = process.env): string {
  return environment['BLOCKSCORE_DATA'] ?? fileURLToPath(new URL('../shared/data', ROOT));
}

/** What the command line and the environment ask for. */
export function readConfig(args: readonly string[]): TrainingConfig {
  const { values } = parseArgs({
    args: [...args],
    options: {
      description: { type: 'string' },
      data: { type: 'string' },
      output: { type: 'string' },
      check: { type: 'boolean', default: false },
      'skip-absent': { type: 'boolean', default: false },
    },
  });
  const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
  return {
    descriptionPaths: values.description ? [values.description] : committedDescriptions(),
    dataFolder: values.data ?? dataFolder(),
    outputFolder: values.output ?? here('../models'),
    check: values.check,
    skipAbsent: values['skip-absent'],
  };
}

/** Paths of the descriptions beside this file, one for each committed model. */
export function committedDescriptions(): readonly string[] {
  return readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => fileURLToPath(new URL(name, import.meta.url)));
}

/** Path of one of them by its name without the ending. */
export function committedDescription(name: string): string {
  return fileURLToPath(new URL(`${name}.json`, import.meta.url));
}
