import type { Path } from './plan.ts';
import { isObject, own, type ResponseObject, typeNameOf } from './response.ts';
import type { Types } from './types.ts';

/** A place in the answer as clients are told it. */
export type Place = readonly (string | number)[];

/** A path that can be walked: lists are gone through wherever they are. */
export type Way = readonly Step[];
type Step = string | OfType;
type OfType = (object: ResponseObject) => boolean;

export function wayOf(path: Path, types: Types): Way {
  return path.flatMap((segment): Step[] => {
    if (segment.kind === 'List') return [];
    if (segment.kind === 'Key') return [segment.name];
    const known = new Map<string, boolean>();
    return [
      (object) => {
        const name = typeNameOf(object);
        // Planners ask for the name wherever there is more than one.
        if (name === undefined) return true;
        const isOne = known.get(name) ?? segment.names.some((wanted) => types.is(name, wanted));
        if (types.isConcrete(name)) known.set(name, isOne);
        return isOne;
      },
    ];
  });
}

/** Adds every object at the end of the way to `found`, in the order of the answer. */
export function collect(value: unknown, way: Way, found: ResponseObject[], from = 0): void {
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) collect(value[index], way, found, from);
    return;
  }
  let at = value;
  for (let index = from; index < way.length; index += 1) {
    if (typeof at !== 'object' || at === null) return;
    if (Array.isArray(at)) {
      collect(at, way, found, index);
      return;
    }
    const step = way[index];
    if (typeof step === 'string') at = own(at as ResponseObject, step);
    else if (step?.(at as ResponseObject) === false) return;
  }
  if (Array.isArray(at)) collect(at, way, found, way.length);
  else if (typeof at === 'object' && at !== null) found.push(at as ResponseObject);
}

/** Calls back with every object at the end of the way and its place. Slow: for errors only. */
export function visitPlaces(
  value: unknown,
  way: Way,
  visit: (object: ResponseObject, place: Place) => void,
  place: Place = [],
): void {
  if (Array.isArray(value)) {
    value.forEach((element, index) => {
      visitPlaces(element, way, visit, [...place, index]);
    });
    return;
  }
  if (!isObject(value)) return;
  const [step, ...rest] = way;
  if (step === undefined) visit(value, place);
  else if (typeof step === 'string') {
    visitPlaces(own(value, step), rest, visit, [...place, step]);
  } else if (step(value)) visitPlaces(value, rest, visit, place);
}
