import type { DeclaredRule } from './monitoring-ports.ts';
import type { Ports } from './ports.ts';

/** A rule through all its versions. */
export interface WatchingRule {
  readonly code: string;
  readonly activeVersion: DeclaredRule | null;
  /** The latest first. */
  readonly versions: readonly DeclaredRule[];
}

/** All rules by code, those that watch and those that do not. */
export function listRules(ports: Pick<Ports, 'snapshot'>) {
  return async (): Promise<readonly WatchingRule[]> =>
    await ports.snapshot(async (work) => {
      const declared = await work.monitoring.rules.all();
      const changes = await work.monitoring.rules.latestChanges();
      const active = new Map(changes.map(({ code, version }) => [code, version]));
      return [...Map.groupBy(declared, ({ rule }) => rule.code)].map(([code, versions]) => ({
        code,
        activeVersion: versions.find(({ rule }) => rule.version === active.get(code)) ?? null,
        versions: versions.toReversed(),
      }));
    });
}
