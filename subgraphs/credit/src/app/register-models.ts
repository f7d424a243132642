import type { RegisteredModel, ScoringModels } from './model-ports.ts';
import type { Ports } from './ports.ts';

/**
 * Takes down what every model of this process scores by, when it starts.
 * @throws Error where a model scores otherwise than what was registered by its id
 */
export function registerModels(ports: Pick<Ports, 'transact' | 'models' | 'clock'>) {
  return async (): Promise<void> => {
    const registeredAt = ports.clock();
    const held = [...ports.models.prepared.values()].map(({ model, digest }) => {
      const { id, version, kind, subject } = model;
      return { id, version, kind, subject, digest, registeredAt };
    });
    // Within the transaction: a process that is refused leaves nothing of its own behind.
    await ports.transact(async (work) =>
      assertUnchanged(ports.models, await work.models.register(held)),
    );
  };
}

/**
 * Proves that the models at hand are those that gave the scores of before.
 * @throws Error that names each that is not, and what to do
 */
export function assertUnchanged(
  { prepared }: Pick<ScoringModels, 'prepared'>,
  registered: readonly RegisteredModel[],
): void {
  const changed = registered.filter(({ id, digest }) => {
    const held = prepared.get(id);
    return held !== undefined && held.digest !== digest;
  });
  if (changed.length === 0) return;
  const what = changed.map(
    ({ id, digest, registeredAt }) =>
      `${id} (here ${prepared.get(id)?.digest.slice(0, 12)}…, registered on ${registeredAt.toISOString()} with ${digest.slice(0, 12)}…)`,
  );
  throw new Error(
    `These models score otherwise than when they were registered: ${what.join(', ')}. Scores that they gave could not be recomputed any more: put the earlier files back under models/, and give what changed an id of its own.`,
  );
}
