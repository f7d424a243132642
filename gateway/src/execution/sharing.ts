import { givesObjects } from './fetch-selections.ts';
import type { Path } from './plan.ts';
import type { IsTrue } from './representations.ts';
import type { Step } from './steps.ts';

interface Part {
  readonly step: number;
  readonly part: number;
  readonly paths: readonly Path[];
  /** Whether it gives objects, beside leaves, of those at its paths. */
  readonly givesObjects: () => boolean;
}

/** What may be one and the same object in several places of an answer. */
export interface Sharing {
  /**
   * Whether what is answered about several places has to be another object in each: a later fetch changes it
   * in some of those places only.
   */
  readonly needsCopies: boolean;
  /**
   * Indices of the paths at which objects that are asked about may become one where they are the same: no
   * fetch after that, or at the same time, changes some of them only, or what is below them.
   */
  readonly united: ReadonlySet<number>;
}

/** @returns what may be shared of a step's part: a field of entities, or all its root fields */
export function sharingIn(
  steps: readonly Step[],
  isTrue: IsTrue,
): (step: number, part: number) => Sharing {
  const parts = steps.flatMap((_, step) => partsOf(steps, step, isTrue));
  const before = stepsBefore(steps);
  const known = new Map<string, Sharing>();
  for (const one of parts) {
    const { step, part, paths } = one;
    const others = parts.filter((other) => other !== one && !before[step]?.has(other.step));
    const needsCopies = paths.some((path) =>
      others.some((other) => other.paths.some((way) => changesSome(paths.length, path, way))),
    );
    const later = others.filter((other) => before[other.step]?.has(step));
    known.set(`${step} ${part}`, { needsCopies, united: unitedPaths(one, others, later) });
  }
  return (step, part) => known.get(`${step} ${part}`) ?? { needsCopies: true, united: new Set() };
}

function partsOf(steps: readonly Step[], step: number, isTrue: IsTrue): readonly Part[] {
  const fetch = steps[step]?.fetch;
  if (fetch === undefined) return [];
  const gives = (key?: string) => () => givesObjects(fetch.operation, key, isTrue);
  if (fetch.entities.length === 0) {
    return [{ step, part: 0, paths: [fetch.path], givesObjects: gives() }];
  }
  return fetch.entities.map(({ paths, key }, part) => {
    return { step, part, paths, givesObjects: gives(key) };
  });
}

/** Of each step all that it waits for. */
function stepsBefore(steps: readonly Step[]): readonly ReadonlySet<number>[] {
  const before: Set<number>[] = [];
  for (const { after } of steps) {
    before.push(new Set(after.flatMap((earlier) => [earlier, ...(before[earlier] ?? [])])));
  }
  return before;
}

function changesSome(places: number, path: Path, other: Path): boolean {
  const isBelow = isPrefix(namesIn(path), namesIn(other));
  return isBelow && (places > 1 || hasTypes(path) || hasTypes(other));
}

function unitedPaths(
  one: Part,
  others: readonly Part[],
  later: readonly Part[],
): ReadonlySet<number> {
  const isOpen = (path: Path) =>
    [one, ...others].every((other) =>
      other.paths.every((way) => {
        if (isSame(way, path)) return other === one || later.includes(other);
        return !mayChange(other, way, path);
      }),
    );
  const open = one.paths.filter(isOpen);
  const isForAll = later.every(({ paths }) => {
    const { length } = open.filter((path) => paths.some((way) => isSame(way, path)));
    return length === 0 || length === open.length;
  });
  return new Set(isForAll ? open.map((path) => one.paths.indexOf(path)) : []);
}

/** Whether what is fetched for the objects of a way may change those at the end of a path, or what is below. */
function mayChange(part: Part, way: Path, path: Path): boolean {
  const [names, own] = [namesIn(way), namesIn(path)];
  return isPrefix(own, names) || (isPrefix(names, own) && part.givesObjects());
}

function isSame(one: Path, other: Path): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function isPrefix(start: readonly string[], names: readonly string[]): boolean {
  return start.every((name, index) => names[index] === name);
}

function namesIn(path: Path): readonly string[] {
  return path.flatMap((segment) => (segment.kind === 'Key' ? [segment.name] : []));
}

function hasTypes(path: Path): boolean {
  return path.some(({ kind }) => kind === 'Types');
}
