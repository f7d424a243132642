import type { Dice } from './dice.ts';
import type { ArgumentModel, FieldModel, Key, Model, ObjectModel, Placement } from './model.ts';

const SUBGRAPHS = ['alpha', 'beta', 'gamma', 'delta', 'epsilon'];

export function emptyModel(seed: number, dice: Dice): Model {
  const subgraphs = SUBGRAPHS.slice(0, dice.int(2, 5));
  return {
    seed,
    subgraphs,
    firstFederation: new Set(dice.chance(0.2) ? [dice.pick(subgraphs)] : []),
    objects: new Map(),
    abstracts: new Map(),
    enums: new Map(),
    inputs: new Map(),
  };
}

export function newField(
  name: string,
  type: string,
  at: Iterable<readonly [string, Placement]>,
  more: Partial<FieldModel> = {},
): FieldModel {
  const facts = { args: [], key: false, safe: false, stateful: false, inaccessible: false };
  return { name, type, at: new Map(at), ...facts, ...more };
}

/** Placements of one field that several subgraphs answer. */
export function sharedAt(subgraphs: readonly string[]): [string, Placement][] {
  const shareable = subgraphs.length > 1;
  return subgraphs.map((subgraph) => [subgraph, shareable ? { shareable } : {}]);
}

/** Enumerations and inputs: some whose values or fields are not the same everywhere. */
export function addInputsAndEnums(model: Model, dice: Dice): void {
  const { subgraphs } = model;
  const same = ['RED', 'GREEN', 'BLUE'];
  model.enums.set('Color', {
    name: 'Color',
    at: new Map(subgraphs.map((subgraph) => [subgraph, same])),
    merged: same,
  });
  // Given out only: a client may meet what any of them has.
  const phases = subgraphs.map((subgraph) => [subgraph, ['NEW', 'OLD', subgraph.toUpperCase()]]);
  model.enums.set('Phase', {
    name: 'Phase',
    at: new Map(phases as [string, string[]][]),
    merged: ['NEW', 'OLD', ...subgraphs.map((subgraph) => subgraph.toUpperCase())],
  });
  // Taken only: a client may say what all of them know.
  const odd = dice.pick(subgraphs);
  model.enums.set('Mode', {
    name: 'Mode',
    at: new Map(
      subgraphs.map((name) => [name, name === odd ? ['FAST', 'SLOW', 'ODD'] : ['FAST', 'SLOW']]),
    ),
    merged: ['FAST', 'SLOW'],
  });
  const fields: ArgumentModel[] = [
    { name: 'limit', type: 'Int', default: '3' },
    { name: 'text', type: 'String' },
    { name: 'modes', type: '[Mode!]' },
    { name: 'color', type: 'Color!' },
    { name: 'next', type: 'Filter' },
  ];
  const extra: ArgumentModel = { name: 'oddOnly', type: 'String' };
  model.inputs.set('Filter', {
    name: 'Filter',
    at: new Map(subgraphs.map((name) => [name, name === odd ? [...fields, extra] : fields])),
    merged: fields,
  });
}

type KeyKind = 'ID' | 'COMPOUND' | 'NESTED' | 'SEVERAL' | 'NULLABLE';
const KEY_KINDS: readonly KeyKind[] = [
  'ID',
  'ID',
  'ID',
  'COMPOUND',
  'NESTED',
  'SEVERAL',
  'NULLABLE',
];

/** An entity with its keys in some of the subgraphs; the fields come later. */
export function addEntity(
  model: Model,
  dice: Dice,
  name: string,
  kind = dice.pick(KEY_KINDS),
): void {
  const homes = dice.some(model.subgraphs, Math.min(2, model.subgraphs.length));
  const stubs = model.subgraphs.filter((subgraph) => !homes.includes(subgraph) && dice.chance(0.4));
  const at = [...homes, ...stubs];
  const entity: ObjectModel = {
    name,
    kind: 'ENTITY',
    space: name,
    at: new Set(at),
    keys: new Map(),
    fields: new Map(),
  };
  const key = (field: string, type: string, where: readonly string[]) => {
    entity.fields.set(field, newField(field, type, sharedAt(where), { key: true, safe: true }));
  };
  const keysOf = (fields: readonly string[], resolvable: boolean): Key[] =>
    fields.map((text) => ({ fields: text, resolvable }));
  const setKeys = (fields: readonly string[]) => {
    for (const home of homes) entity.keys.set(home, keysOf(fields, true));
    for (const stub of stubs) entity.keys.set(stub, keysOf(fields.slice(0, 1), false));
  };
  model.objects.set(name, entity);
  if (kind === 'COMPOUND') {
    key('code', 'String!', at);
    key('region', 'Int!', at);
    setKeys(['code region']);
  } else if (kind === 'NESTED') {
    addKeyPart(model, `${name}Owner`, at);
    key('owner', `${name}Owner!`, at);
    key('serial', 'Int!', at);
    setKeys(['owner { id } serial']);
  } else if (kind === 'SEVERAL') {
    const bridge = dice.pick(homes);
    const bySku = homes.filter((home) => home !== bridge && dice.chance(0.5));
    key(
      'id',
      'ID!',
      at.filter((subgraph) => !bySku.includes(subgraph)),
    );
    setKeys(['id']);
    if (bySku.length === 0) return;
    key('sku', 'String!', [bridge, ...bySku]);
    entity.keys.set(bridge, keysOf(['id', 'sku'], true));
    for (const home of bySku) entity.keys.set(home, keysOf(['sku'], true));
  } else if (kind === 'NULLABLE') {
    key('mark', 'String', at);
    setKeys(['mark']);
  } else {
    key('id', 'ID!', at);
    setKeys(['id']);
  }
}

function addKeyPart(model: Model, name: string, at: readonly string[]): void {
  const id = newField('id', 'ID!', sharedAt(at), { key: true, safe: true });
  model.objects.set(name, {
    name,
    kind: 'VALUE',
    space: name,
    at: new Set(at),
    keys: new Map(),
    fields: new Map([['id', id]]),
  });
}

/** Entities behind one interface, which other subgraphs know only as one type. */
export function addInterfaceObject(model: Model, dice: Dice): void {
  const [home = '', ...others] = dice.shuffled(model.subgraphs);
  const away = dice.some(others, 1);
  const implementations = ['Book', 'Film'];
  const fields = () =>
    new Map([['id', newField('id', 'ID!', sharedAt([home, ...away]), { key: true, safe: true })]]);
  const keys = (subgraphs: readonly string[]) =>
    new Map(subgraphs.map((subgraph) => [subgraph, [{ fields: 'id', resolvable: true }]]));
  model.objects.set('Media', {
    name: 'Media',
    kind: 'ENTITY',
    space: 'Media',
    at: new Set([home, ...away]),
    keys: keys([home, ...away]),
    fields: fields(),
    implementations,
    interfaceAt: home,
  });
  for (const name of implementations) {
    model.objects.set(name, {
      name,
      kind: 'ENTITY',
      space: 'Media',
      at: new Set([home]),
      keys: keys([home]),
      fields: new Map([['id', newField('id', 'ID!', sharedAt([home]), { key: true, safe: true })]]),
    });
  }
}
