import type { Path } from './plan.ts';
import type { Step } from './steps.ts';

interface Part {
  readonly step: number;
  readonly part: number;
  readonly paths: readonly Path[];
}

/**
 * Whether an answer that belongs in several places may be one and the same object there. It may not
 * where a later fetch changes it in some of those places only.
 */
export function copiesNeeded(steps: readonly Step[]): (step: number, part: number) => boolean {
  const parts = steps.flatMap(({ fetch }, step): Part[] => {
    if (fetch.entities.length === 0) return [{ step, part: 0, paths: [fetch.path] }];
    return fetch.entities.map(({ paths }, part) => ({ step, part, paths }));
  });
  const before = steps.map(() => new Set<number>());
  steps.forEach(({ after }, index) => {
    for (const earlier of after) {
      before[index]?.add(earlier);
      for (const one of before[earlier] ?? []) before[index]?.add(one);
    }
  });
  const needed = new Set<string>();
  for (const one of parts) {
    const others = parts.filter((other) => other !== one && !before[one.step]?.has(other.step));
    const isChanged = one.paths.some((path) =>
      others.some((other) => other.paths.some((way) => changesSome(one.paths.length, path, way))),
    );
    if (isChanged) needed.add(`${one.step} ${one.part}`);
  }
  return (step, part) => needed.has(`${step} ${part}`);
}

function changesSome(places: number, path: Path, other: Path): boolean {
  const [own, way] = [namesIn(path), namesIn(other)];
  const isBelow = own.every((name, index) => way[index] === name);
  return isBelow && (places > 1 || hasTypes(path) || hasTypes(other));
}

function namesIn(path: Path): readonly string[] {
  return path.flatMap((segment) => (segment.kind === 'Key' ? [segment.name] : []));
}

function hasTypes(path: Path): boolean {
  return path.some(({ kind }) => kind === 'Types');
}
