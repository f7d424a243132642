import type { Dice } from './dice.ts';
import { newField } from './generate-types.ts';
import {
  type ArgumentModel,
  type FieldModel,
  type Model,
  namedType,
  type ObjectModel,
  ownersOf,
} from './model.ts';

const homesOf = (entity: ObjectModel) =>
  [...entity.keys].flatMap(([name, keys]) => (keys[0]?.resolvable ? [name] : []));

const LITERALS: Readonly<Record<string, string>> = {
  Int: '7',
  'Int!': '8',
  Color: 'BLUE',
  Mode: 'SLOW',
  String: '"q\\"u"',
  'Boolean!': 'false',
  '[ID!]': '["k"]',
  Filter: '{ color: RED, modes: [FAST], next: { color: GREEN, limit: null } }',
};

function literalArguments(dice: Dice, args: readonly ArgumentModel[]): string {
  const said = args.filter(
    (argument) =>
      (argument.type.endsWith('!') && argument.default === undefined) || dice.chance(0.5),
  );
  if (said.length === 0) return '';
  return `(${said.map(({ name, type }) => `${name}: ${LITERALS[type]}`).join(', ')})`;
}

/** What of a field can be required by a subgraph, as its selection; undefined where it cannot. */
function requirable(model: Model, field: FieldModel, subgraph: string): string | undefined {
  const type = model.objects.get(namedType(field.type));
  if (type === undefined) {
    const known = model.abstracts.has(namedType(field.type)) || namedType(field.type) === 'Phase';
    return known ? undefined : '';
  }
  if (!type.at.has(subgraph) || type.implementations !== undefined) return undefined;
  if (type.kind === 'ENTITY') return ` { ${type.keys.get(subgraph)?.[0]?.fields} }`;
  for (const part of type.fields.values()) part.safe = true;
  return ' { label size }';
}

/** A field that is computed from one of another subgraph. */
export function addRequires(model: Model, dice: Dice, entity: ObjectModel, index: number): void {
  // The language has no @requires on the fields of an interface.
  const homes = homesOf(entity).filter((home) => home !== entity.interfaceAt);
  if (homes.length === 0) return;
  const home = dice.pick(homes);
  const candidates = [...entity.fields.values()].flatMap((field) => {
    const place = field.at.get(home);
    if (field.key || field.stateful || (place !== undefined && !place.external)) return [];
    if ([...field.at.values()].some(({ type, override }) => type !== undefined || override)) {
      return [];
    }
    const selection = requirable(model, field, home);
    return selection === undefined ? [] : [{ field, selection }];
  });
  if (candidates.length === 0) return;
  const chosen = dice.some(candidates, 1).slice(0, 2);
  const requires = chosen.map(({ field, selection }) => {
    field.safe = true;
    field.at.set(home, { external: true });
    return `${field.name}${literalArguments(dice, field.args)}${selection}`;
  });
  const name = `${entity.name.slice(0, 1).toLowerCase()}Need${index}`;
  const place = { requires: requires.join(' ') };
  entity.fields.set(name, newField(name, 'String', [[home, place]]));
}

/** A field whose subgraph gives more of the entity than it does elsewhere. */
export function addProvides(model: Model, dice: Dice): void {
  const all = [...model.objects.values()].flatMap(({ fields }) => [...fields.values()]);
  const candidates = all.flatMap((field) => {
    const [subgraph, ...more] = ownersOf(field);
    const type = model.objects.get(namedType(field.type));
    if (subgraph === undefined || more.length > 0 || field.at.size > 1) return [];
    if (type?.kind !== 'ENTITY' || type.implementations !== undefined || type.ghosts) return [];
    const given = [...type.fields.values()].filter((part) => {
      const place = part.at.get(subgraph);
      const isLeaf = !model.objects.has(namedType(part.type));
      const plain = !part.key && !part.stateful && part.args.length === 0;
      const changed = [...part.at.values()].some(
        (at) => at.override || at.overridden || at.type || at.requires,
      );
      if (model.abstracts.has(namedType(part.type)) || namedType(part.type) === 'Phase')
        return false;
      return plain && isLeaf && !changed && (place === undefined || place.external === true);
    });
    return given.length === 0 ? [] : [{ field, subgraph, given }];
  });
  if (candidates.length === 0) return;
  const { field, subgraph, given } = dice.pick(candidates);
  const some = dice.some(given, 1).slice(0, 2);
  for (const part of some) {
    for (const place of part.at.values()) if (!place.external) place.shareable = true;
    part.at.set(subgraph, { external: true });
  }
  const place = field.at.get(subgraph);
  if (place) place.provides = some.map(({ name }) => name).join(' ');
}

/** A field that another subgraph takes over, at once or for a share of requests. */
export function addOverride(model: Model, dice: Dice, entity: ObjectModel): void {
  const homes = homesOf(entity);
  const candidates = [...entity.fields.values()].filter((field) => {
    const [place] = field.at.values();
    const plain = field.at.size === 1 && !field.key && !field.stateful;
    const type = namedType(field.type);
    if (!plain || place?.requires || place?.provides || type === 'Phase') return false;
    return !model.objects.has(type) && !model.abstracts.has(type) && !/Name$/.test(field.name);
  });
  if (candidates.length === 0) return;
  const field = dice.pick(candidates);
  const [from = ''] = field.at.keys();
  const others = homes.filter((home) => home !== from);
  if (others.length === 0) return;
  const label = dice.chance(0.4) ? { label: `percent(${dice.pick(['0', '50', '100'])})` } : {};
  field.at.set(dice.pick(others), { override: { from, ...label } });
  const place = field.at.get(from);
  if (place && !('label' in label)) place.overridden = true;
}

/** Hides some fields from clients, and marks some. */
export function hideAndMark(model: Model, dice: Dice): void {
  const shown = new Set([...model.abstracts.values()].flatMap(({ fields }) => [...fields.keys()]));
  for (const type of model.objects.values()) {
    if (type.kind !== 'ENTITY' || type.space === 'Media') continue;
    const free = [...type.fields.values()].filter(({ key, name }) => !key && !shown.has(name));
    if (free.length > 2 && dice.chance(0.3)) dice.pick(free).inaccessible = true;
    for (const field of free) if (dice.chance(0.1)) field.tag = dice.pick(['public', 'partner']);
  }
}

/** Entities that one subgraph speaks of, and that no other knows. */
export function addGhosts(dice: Dice, entity: ObjectModel): void {
  const fields = [...entity.fields.values()];
  const special = fields.some(({ at, key }) =>
    [...at.values()].some((place) => place.requires || place.override || (!key && place.external)),
  );
  if (entity.space === 'Media' || special) return;
  const keys = homesOf(entity).map((home) => entity.keys.get(home)?.map(({ fields }) => fields));
  const same = new Set(keys.map(String)).size === 1;
  const elsewhere = same && dice.chance(0.25) ? 'ERROR' : 'NULL';
  const home = dice.pick([...entity.keys.keys()]);
  // Who says that a field is shareable promises that it is the same everywhere: what a graph answers that
  // breaks the promise depends on whom it happens to ask.
  const isShared = fields.some((field) => {
    const owners = ownersOf(field);
    return !field.key && owners.includes(home) && owners.length > 1;
  });
  if (!isShared) entity.ghosts = { home, elsewhere };
}
