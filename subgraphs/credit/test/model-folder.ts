import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ScorecardModel } from '../src/domain/scoring-model.ts';

const COMMITTED = new URL('../models/application-v1.json', import.meta.url);

/** What is changed of the committed application scorecard. */
export type ModelChanges = Partial<
  Pick<ScorecardModel, 'id' | 'version' | 'currency' | 'title'>
> & {
  /** Added to every bin of the first characteristic. */
  readonly morePoints?: number;
};

/** A folder with models that are made of the committed application scorecard. */
export async function modelFolder(
  ...models: readonly ModelChanges[]
): Promise<{ readonly url: URL; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'blockscore-models-'));
  const committed = JSON.parse(await readFile(COMMITTED, 'utf8')) as ScorecardModel;
  for (const { morePoints = 0, ...changes } of models) {
    const [first, ...others] = committed.characteristics;
    if (!first) throw new Error('The committed model has no characteristics.');
    const bins = first.bins.map((bin) => ({ ...bin, points: bin.points + morePoints }));
    const model = { ...committed, ...changes, characteristics: [{ ...first, bins }, ...others] };
    await writeFile(join(folder, `${model.id}.json`), JSON.stringify(model));
  }
  return {
    url: pathToFileURL(`${folder}/`),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
