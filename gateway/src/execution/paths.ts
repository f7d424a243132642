import type { Path } from './plan.ts';
import { isObject, own, type ResponseObject, set, typeNameOf } from './response.ts';
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
        if (types.isKnown(name)) known.set(name, isOne);
        return isOne;
      },
    ];
  });
}

/** Takes an object at the end of a way. @returns the one that stands in its place from then on, mostly itself */
export type Take = (object: ResponseObject) => ResponseObject;

/**
 * Takes every object at the end of the way, in the order of the answer.
 * @returns what stands in the place of the value from then on
 */
export function takeEach(value: unknown, way: Way, take: Take, from = 0): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) {
      const element = value[index];
      const taken = takeEach(element, way, take, from);
      if (taken !== element) value[index] = taken;
    }
    return value;
  }
  const object = value as ResponseObject;
  const step = way[from];
  if (step === undefined) return take(object);
  if (typeof step !== 'string') return step(object) ? takeEach(object, way, take, from + 1) : value;
  const inner = own(object, step);
  const taken = takeEach(inner, way, take, from + 1);
  if (taken !== inner) set(object, step, taken);
  return value;
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
