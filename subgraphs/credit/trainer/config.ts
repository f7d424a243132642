import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const ROOT = new URL('../../../', import.meta.url);

export interface TrainingConfig {
  readonly descriptionPath: string;
  /** Folder that the data's file is looked for in. */
  readonly dataFolder: string;
  readonly outputFolder: string;
  /** Compare with the committed model instead of writing it. */
  readonly check: boolean;
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
    },
  });
  const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
  return {
    descriptionPath: values.description ?? here('give-me-some-credit.json'),
    dataFolder: values.data ?? dataFolder(),
    outputFolder: values.output ?? here('../models'),
    check: values.check,
  };
}
