import { by, row, type Suite } from '../suite.ts';

const market = row('Market', {
  name: 'Frankfurt',
  rate: 3.25,
  opens: '08:00',
  index: row('Index', { points: 15000, change: -0.4 }),
});

export const sharedRoot: Suite = {
  about: 'a root field that several subgraphs have, each with a part of what it gives',
  subgraphs: {
    names: `type Query { market: Market! @shareable }
      type Market { name: String! @shareable index: Index! @shareable } type Index { points: Int! }`,
    rates: `type Query { market: Market! @shareable onlyRates: Int }
      type Market { rate: Float! name: String! @shareable index: Index! @shareable } type Index { change: Float! }`,
    hours: `type Query { market: Market! @shareable } type Market { opens: String }`,
  },
  roots: { Query: { market, onlyRates: 7 } },
  entities: [],
};

const wallets = new Map([
  ['w1', 10],
  ['w2', 20],
]);
let log: string[] = [];
const wallet = (id: string) =>
  row('Wallet', {
    id,
    balance: () => wallets.get(id),
    history: () => [...log],
    label: `wallet ${id}`,
  });
const [w1, w2] = [wallet('w1'), wallet('w2')];
const change = (name: string) => (args: Readonly<Record<string, unknown>>) => {
  const id = String(args['id']);
  wallets.set(id, (wallets.get(id) ?? 0) + Number(args['by']) * (name === 'draw' ? -1 : 1));
  log.push(`${name} ${id} ${args['by']}`);
  return id === 'w1' ? w1 : w2;
};

export const mutations: Suite = {
  about: 'mutations of two subgraphs, in the order of the operation',
  subgraphs: {
    add: `type Query { wallet(id: ID!): Wallet }
      type Mutation { add(id: ID!, by: Int!): Wallet! fail(id: ID!): Wallet }
      type Wallet @key(fields: "id") { id: ID! balance: Int! }`,
    draw: `type Mutation { draw(id: ID!, by: Int! = 1): Wallet! }
      type Query { log: [String!]! }
      type Wallet @key(fields: "id") { id: ID! history: [String!]! label: String }`,
  },
  roots: {
    Query: { wallet: by('id', [w1, w2]), log: () => [...log] },
    Mutation: { add: change('add'), draw: change('draw'), fail: () => new Error('refused') },
  },
  entities: [w1, w2],
  reset: () => {
    wallets.set('w1', 10).set('w2', 20);
    log = [];
  },
};

const echo = (args: Readonly<Record<string, unknown>>) => JSON.stringify(args['filter'] ?? args);

export const inputObjects: Suite = {
  about: 'an input that has more fields in one subgraph; clients have what all have',
  subgraphs: {
    a: `type Query { first(filter: Filter): String } input Filter { min: Int = 1 text: String extra: Boolean }`,
    b: `type Query { second(filter: Filter!): String nested(filter: Outer): String }
      input Filter { min: Int = 1 text: String } input Outer { inner: [Filter!] = [{ text: "d" }] other: Filter }`,
  },
  roots: { Query: { first: echo, second: echo, nested: echo } },
  entities: [],
};

const grade = row('Grade', { id: 'g', level: 'HIGH', past: ['LOW', 'HIGH'], own: 'TOP' });

export const enums: Suite = {
  about:
    'enumerations with other values in each subgraph: given out the union, taken the intersection',
  subgraphs: {
    a: `type Query { grade: Grade byMode(mode: Mode): String } enum Mode { FAST SLOW ODD }
      type Grade @key(fields: "id") { id: ID! level: Level! past: [Level!] } enum Level { LOW HIGH }`,
    b: `type Query { byModes(modes: [Mode!]! = [SLOW]): String } enum Mode { SLOW FAST }
      type Grade @key(fields: "id") { id: ID! own: Level } enum Level { LOW TOP }`,
  },
  roots: {
    Query: { grade, byMode: ({ mode }: { mode?: unknown }) => `m ${mode}`, byModes: echo },
  },
  entities: [grade],
};
