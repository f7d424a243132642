import { championIds } from '../app/active-models.ts';
import type { Ports } from '../app/ports.ts';
import { type Promoter, promoteModel } from '../app/promote-model.ts';

export interface PromotionCommand extends Promoter {
  readonly ports: Pick<Ports, 'transact' | 'models' | 'clock' | 'currency'>;
  /** The model to promote; none only lists them. */
  readonly modelId?: string | undefined;
  readonly write: (line: string) => void;
}

/** @returns the exit code */
export async function runPromotionCommand(command: PromotionCommand): Promise<number> {
  const { ports, modelId, reason, by, write } = command;
  if (modelId !== undefined) {
    const promoted = await promoteModel(ports)(modelId, { reason, by });
    if (!promoted.ok) {
      for (const { message } of promoted.error) write(message);
      await writeModels(command);
      return 1;
    }
    const { subject, previousModelId } = promoted.value;
    const before = previousModelId === null ? '' : `; ${previousModelId} is watched beside it`;
    write(
      `${modelId} decides from now on (${subject})${before}. Scores of before stay as they are.`,
    );
  }
  await writeModels(command);
  return 0;
}

async function writeModels({ ports, write }: PromotionCommand): Promise<void> {
  const { models } = ports;
  const { registered, champions } = await ports.transact(async (work) => ({
    registered: await work.models.registered(),
    champions: championIds(models, await work.models.promoted()),
  }));
  write('model | subject | kind | role | registered | digest');
  for (const { id, subject, kind, registeredAt, digest } of registered) {
    const held = models.prepared.get(id);
    const role =
      champions[subject] === id
        ? 'CHAMPION'
        : held === undefined
          ? 'no file here'
          : held.fits
            ? 'CHALLENGER'
            : 'another currency';
    write([id, subject, kind, role, registeredAt.toISOString(), digest].join(' | '));
  }
}
