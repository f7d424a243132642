import type { Dice } from './dice.ts';
import { newField, sharedAt } from './generate-types.ts';
import type { Model, ObjectModel } from './model.ts';

/** An interface over entities with the key `id`; its second field is not known everywhere. */
export function addInterface(model: Model, dice: Dice, name: string): void {
  const entities = [...model.objects.values()].filter(
    ({ kind, fields, keys, implementations }) =>
      kind === 'ENTITY' &&
      implementations === undefined &&
      [...keys.values()].every((all) => all[0]?.fields === 'id') &&
      fields.get('id')?.type === 'ID!',
  );
  const members = dice.some(entities, 2);
  if (members.length === 0) return;
  const common = `${name.toLowerCase()}Name`;
  const where = dice.some(model.subgraphs, 1);
  const at = new Map<string, { members: string[]; fields: string[] }>();
  const named = new Set(dice.some(where, 1));
  for (const subgraph of where) {
    const here = members.filter((member) => member.fields.get('id')?.at.has(subgraph));
    if (here.length === 0) continue;
    const hasName = named.has(subgraph);
    at.set(subgraph, {
      members: here.map((member) => member.name),
      fields: hasName ? ['id', common] : ['id'],
    });
  }
  const implementing = members.filter((member) =>
    [...at.values()].some((place) => place.members.includes(member.name)),
  );
  const knows = [...at.values()].some(({ fields }) => fields.includes(common));
  if (at.size === 0) return;
  if (knows) for (const member of implementing) placeCommon(member, common, at);
  model.abstracts.set(name, {
    name,
    kind: 'INTERFACE',
    at,
    fields: new Map([['id', 'ID!'], ...(knows ? [[common, 'String'] as const] : [])]),
  });
}

/** Every type has the field wherever the interface there asks for it, and somewhere in any case. */
function placeCommon(
  member: ObjectModel,
  common: string,
  at: ReadonlyMap<string, { members: string[]; fields: string[] }>,
): void {
  const asked = [...at].flatMap(([subgraph, { members, fields }]) =>
    members.includes(member.name) && fields.includes(common) ? [subgraph] : [],
  );
  const home = [...member.keys].find(([, keys]) => keys[0]?.resolvable)?.[0];
  const where = asked.length > 0 ? asked : home === undefined ? [] : [home];
  member.fields.set(common, newField(common, 'String', sharedAt(where)));
}

/** A union whose members are not the same everywhere. */
export function addUnion(model: Model, dice: Dice, name: string): void {
  const at = new Map<string, { members: string[]; fields: string[] }>();
  for (const subgraph of dice.some(model.subgraphs, 1)) {
    const here = [...model.objects.values()].filter(
      ({ kind, at: where, implementations }) =>
        kind !== 'ROOT' && implementations === undefined && where.has(subgraph),
    );
    const members = dice.some(here, 2).map((member) => member.name);
    if (members.length > 0) at.set(subgraph, { members, fields: [] });
  }
  if (at.size > 0) model.abstracts.set(name, { name, kind: 'UNION', at, fields: new Map() });
}

/** Two values behind an interface of their own, the same wherever they are. */
export function addValues(model: Model, dice: Dice): void {
  const where = dice.some(model.subgraphs, 1);
  const names = ['Circle', 'Square'];
  for (const name of names) {
    const value: ObjectModel = {
      name,
      kind: 'VALUE',
      space: name,
      at: new Set(where),
      keys: new Map(),
      fields: new Map(),
    };
    const add = (field: string, type: string) =>
      value.fields.set(field, newField(field, type, sharedAt(where)));
    add('size', 'Int');
    add('label', dice.pick(['String', 'String!']));
    if (dice.chance(0.5)) add('colors', dice.pick(['[Color!]!', '[[Color]]', '[Color!]']));
    if (dice.chance(0.4)) add('inner', dice.pick(['Circle', '[Square!]', 'Square']));
    model.objects.set(name, value);
  }
  model.abstracts.set('Shape', {
    name: 'Shape',
    kind: 'INTERFACE',
    at: new Map(where.map((subgraph) => [subgraph, { members: names, fields: ['size'] }])),
    fields: new Map([['size', 'Int']]),
  });
}
