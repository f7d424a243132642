import type { Place } from './paths.ts';
import type { Path, Rewrite } from './plan.ts';
import { isObject, own, type ResponseObject, set, typeNameOf } from './response.ts';
import type { Types } from './types.ts';

/** Changes an object as the rewrites say. */
export function rewrite(object: ResponseObject, rewrites: readonly Rewrite[], types: Types): void {
  for (const one of rewrites) {
    const last = one.path.at(-1);
    if (last?.kind !== 'Key') continue;
    atEnd(object, one.path.slice(0, -1), types, (parent) => {
      if (one.kind === 'Set') return set(parent, last.name, one.value);
      if (!Object.hasOwn(parent, last.name)) return;
      set(parent, one.to, parent[last.name]);
      delete parent[last.name];
    });
  }
}

function atEnd(
  value: unknown,
  path: Path,
  types: Types,
  change: (object: ResponseObject) => void,
): void {
  if (Array.isArray(value)) {
    for (const element of value) atEnd(element, path, types, change);
    return;
  }
  if (!isObject(value)) return;
  const [segment, ...rest] = path;
  if (segment === undefined) change(value);
  else if (segment.kind === 'Key') atEnd(own(value, segment.name), rest, types, change);
  else if (segment.kind === 'List' || isOneOf(value, segment.names, types)) {
    atEnd(value, rest, types, change);
  }
}

/** An object that does not tell its type is taken for one: planners ask for it where it matters. */
function isOneOf(object: ResponseObject, names: readonly string[], types: Types): boolean {
  const name = typeNameOf(object);
  return name === undefined || names.some((wanted) => types.is(name, wanted));
}

/** The place of an error after what is renamed was. */
export function renamed(place: Place, rewrites: readonly Rewrite[]): Place {
  return rewrites.reduce<Place>((at, one) => {
    if (one.kind !== 'Rename') return at;
    const names = one.path.flatMap((segment) => (segment.kind === 'Key' ? [segment.name] : []));
    const positions = at.flatMap((part, index) => (typeof part === 'string' ? [index] : []));
    const isSame = names.every((name, index) => at[positions[index] ?? -1] === name);
    const last = positions[names.length - 1];
    return isSame && last !== undefined ? at.with(last, one.to) : at;
  }, place);
}
