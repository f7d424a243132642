import { newId } from '@blockscore/ids';
import { type DecisionPolicy, STANDARD_POLICY } from '../domain/policy.ts';
import type { Ports } from './ports.ts';

const REASON = 'What a new lender begins with.';

/**
 * Gives a lender that has no policy the standard one, active. Where it is there already it must be the
 * same to the letter.
 *
 * @throws where another policy was declared under its version
 */
export async function seedPolicy(
  { transact, clock, readPolicy }: Pick<Ports, 'transact' | 'clock' | 'readPolicy'>,
  policy: DecisionPolicy = STANDARD_POLICY,
): Promise<void> {
  const read = readPolicy(JSON.stringify(policy));
  if (!read.ok) throw new Error(`The standard policy is not sound: ${read.error.join(' ')}`);
  const { version } = policy;
  await transact(async (work) => {
    await work.policies.lock();
    const found = await work.policies.find(version);
    if (found !== undefined && found.digest !== read.value.digest) {
      throw new Error(
        `lending.policies holds another policy under ${version} than this release: give the release's a version of its own.`,
      );
    }
    const now = clock();
    if (found === undefined) {
      const declared = { declaredBy: null, declaredAt: now, reason: REASON };
      await work.policies.insert({ ...read.value, id: newId('policy'), ...declared });
    }
    if ((await work.policies.latestActivation()) === undefined) {
      const activated = { activatedBy: null, activatedAt: now, reason: REASON };
      await work.policies.activate({ version, ...activated });
    }
  });
}
