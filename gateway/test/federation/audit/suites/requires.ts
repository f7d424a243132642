import { by, Computed, row, type Suite } from '../suite.ts';

const told = (name: string) =>
  new Computed((required, args) => `${name} ${JSON.stringify({ ...required, ...args })}`);
const price = ({ currency = 'EUR' }: Readonly<Record<string, unknown>>) => `${currency} 10`;

const item = (id: string, weight: number | null, kind: 'Small' | 'Large') =>
  row('Item', {
    id,
    weight,
    price,
    size: row('Size', { w: 2, h: weight }),
    pack: row(kind, kind === 'Small' ? { bag: `bag ${id}` } : { crate: 4, bag: `none` }),
    parts: [row('Part', { no: 1 }), row('Part', { no: 2 })],
    owner: row('Owner', { id: `o-${id}`, level: weight }),
    shipping: told('shipping'),
    label: told('label'),
    volume: told('volume'),
    packing: told('packing'),
    checked: told('checked'),
    sum: told('sum'),
    duty: told('duty'),
    vat: told('vat'),
    first: told('first'),
    second: told('second'),
  });
const i1 = item('i1', 4, 'Small');
const i2 = item('i2', null, 'Large');
const owners = [i1['owner'], i2['owner']] as ReturnType<typeof row>[];
const roots = { Query: { items: [i1, i2], item: by('id', [i1, i2]), wanted: [i2] } };
const entities = [i1, i2, ...owners];

export const simpleRequires: Suite = {
  about: 'fields that are computed from plain and nested fields of others, provided on one way',
  subgraphs: {
    a: `type Query { items: [Item!]! item(id: ID!): Item }
      type Item @key(fields: "id") { id: ID! weight: Int @shareable size: Size parts: [Part!] }
      type Size { w: Int h: Int } type Part { no: Int! }`,
    b: `type Item @key(fields: "id") { id: ID! weight: Int @external size: Size @external parts: [Part!] @external
        shipping: String @requires(fields: "weight") volume: String @requires(fields: "size { w h } parts { no }") }
      type Size { w: Int @external h: Int @external } type Part { no: Int! @external }`,
  },
  roots,
  entities,
};

export const requiresRequires: Suite = {
  about: 'what is required requires something itself',
  subgraphs: {
    a: `type Query { items: [Item!]! item(id: ID!): Item } type Item @key(fields: "id") { id: ID! weight: Int }`,
    b: `type Item @key(fields: "id") { id: ID! weight: Int @external shipping: String @requires(fields: "weight") }`,
    c: `type Item @key(fields: "id") { id: ID! shipping: String @external weight: Int @external
      label: String @requires(fields: "shipping") checked: String @requires(fields: "shipping weight") }`,
    d: `type Item @key(fields: "id") { id: ID! label: String @external sum: String @requires(fields: "label") }`,
  },
  roots,
  entities,
};

export const requiresCircular: Suite = {
  about: 'two subgraphs that need a field of each other',
  subgraphs: {
    a: `type Query { items: [Item!]! item(id: ID!): Item }
      type Item @key(fields: "id") { id: ID! weight: Int shipping: String @external label: String @requires(fields: "shipping") }`,
    b: `type Query { wanted: [Item!]! }
      type Item @key(fields: "id") { id: ID! weight: Int @external shipping: String @requires(fields: "weight") }`,
  },
  roots,
  entities,
};

export const requiresWithArguments: Suite = {
  about: 'required with an argument, and computed with one',
  subgraphs: {
    a: `type Query { items: [Item!]! item(id: ID!): Item } type Item @key(fields: "id") { id: ID! price(currency: String): String weight: Int }`,
    b: `type Item @key(fields: "id") { id: ID! price(currency: String): String @external weight: Int @external
      duty(rate: Int = 5): String @requires(fields: "price(currency: \\"USD\\")")
      shipping: String @requires(fields: "price(currency: \\"USD\\") weight") }`,
  },
  roots,
  entities,
};

export const requiresWithConflict: Suite = {
  about:
    'required with one argument, and asked for by the client or required by another with another',
  subgraphs: {
    a: `type Query { items: [Item!]! item(id: ID!): Item } type Item @key(fields: "id") { id: ID! price(currency: String): String }`,
    b: `type Item @key(fields: "id") { id: ID! price(currency: String): String @external
      duty: String @requires(fields: "price(currency: \\"USD\\")") vat: String @requires(fields: "price(currency: \\"GBP\\")") }`,
  },
  roots,
  entities,
};

export const requiresWithFragments: Suite = {
  about: 'required of an interface and of a union, by kind',
  subgraphs: {
    a: `type Query { items: [Item!]! item(id: ID!): Item }
      interface Pack { bag: String } type Small implements Pack { bag: String } type Large implements Pack { bag: String crate: Int }
      type Item @key(fields: "id") { id: ID! pack: Pack }`,
    b: `interface Pack { bag: String } type Small implements Pack { bag: String @external } type Large implements Pack { bag: String @external crate: Int @external }
      type Item @key(fields: "id") { id: ID! pack: Pack @external
        packing: String @requires(fields: "pack { ... on Large { crate } ... on Small { bag } }") }`,
  },
  roots,
  entities,
};

export const requiresOfEntity: Suite = {
  about: 'what is required belongs to another entity, in a third subgraph',
  subgraphs: {
    a: `type Query { items: [Item!]! item(id: ID!): Item } type Item @key(fields: "id") { id: ID! owner: Owner } type Owner @key(fields: "id") { id: ID! }`,
    b: `type Item @key(fields: "id") { id: ID! owner: Owner @external checked: String @requires(fields: "owner { level }") }
      type Owner @key(fields: "id") { id: ID! level: Int @external }`,
    c: `type Owner @key(fields: "id") { id: ID! level: Int }`,
  },
  roots,
  entities,
};
