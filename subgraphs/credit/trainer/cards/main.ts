import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readScoringModel } from '../../src/adapters/scoring-model-file.ts';
import { renderCard } from './render.ts';

const MODELS = new URL('../../models/', import.meta.url);

/** `pnpm model-cards [--check]`: writes the card of every committed model, or compares. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
  const files = (await readdir(MODELS)).filter((name) => name.endsWith('.json')).sort();
  const stale: string[] = [];
  for (const file of files) {
    const model = await readScoringModel(new URL(file, MODELS));
    const folder = new URL(`cards/${model.id}/`, MODELS);
    if (!values.check) await mkdir(folder, { recursive: true });
    for (const [name, text] of await renderCard(model)) {
      const path = new URL(name, folder);
      if (!values.check) await writeFile(path, text);
      else if ((await readFile(path, 'utf8').catch(absent)) !== text) stale.push(path.pathname);
    }
    process.stdout.write(`${values.check ? 'compared' : 'wrote'} the card of ${model.id}\n`);
  }
  if (stale.length > 0) {
    throw new Error(
      `These are not what the models' files give:\n${stale.join('\n')}\nRun «pnpm model-cards» and review the difference.`,
    );
  }
}

/** A file that is not there is stale as well; anything else that goes wrong is an error. */
function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}

main().catch((error: unknown) => {
  process.stderr.write(`No model cards: ${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
});
