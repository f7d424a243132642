import { newId } from '@blockscore/ids';
import type { Ports } from './ports.ts';

const REASON = 'What a new lender begins with.';

/**
 * Gives a lender the rules that a release brings, active. One that is there already stays as it is,
 * retired ones too.
 *
 * @param contents JSON of rules
 * @throws where one is not sound, or another one was declared under its version
 */
export async function seedRules(
  { transact, clock, readRule }: Pick<Ports, 'transact' | 'clock' | 'readRule'>,
  contents: readonly string[],
): Promise<void> {
  const read = contents.map((content) => {
    const rule = readRule(content);
    if (!rule.ok) throw new Error(`A rule of this release is not sound: ${rule.error.join(' ')}`);
    return rule.value;
  });
  await transact(async (work) => {
    const { rules } = work.monitoring;
    await rules.lock();
    for (const each of read) {
      const { code, version } = each.rule;
      const found = await rules.findVersion(code, version);
      if (found !== undefined && found.digest !== each.digest) {
        throw new Error(
          `compliance.monitoring_rules holds another rule under ${code} ${version} than this release with this currency: give the release's a version of its own.`,
        );
      }
      if (found !== undefined) continue;
      const at = clock();
      const declared = { declaredBy: null, declaredAt: at, reason: REASON };
      await rules.insert({ ...each, id: newId('rule'), ...declared });
      const [changedBefore] = await rules.changesOf(code);
      if (changedBefore !== undefined) continue;
      await rules.change({ code, version, changedBy: null, changedAt: at, reason: REASON });
    }
  });
}
