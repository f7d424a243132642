import { by, row, type Suite } from '../suite.ts';

const rate = (id: string, value: number) =>
  row('Rate', {
    id,
    value,
    source: 'new',
    since: `20${value}`,
    note: `note ${id}`,
    secret: 'kept',
    old: 1,
  });
const r1 = rate('r1', 11);
const r2 = rate('r2', 12);
const bond = row('Bond', { id: 'x1', name: 'Bond', yield: 3, rate: r1 });
const share = row('Share', { id: 'x2', name: 'Share', yield: 4, rate: r2 });
const roots = {
  Query: {
    rates: [r1, r2],
    rate: by('id', [r1, r2]),
    papers: [bond, share],
    paper: share,
    hidden: r1,
    nodes: [r1, bond],
    node: by('id', [r1, r2, bond, share]),
  },
};
const entities = [r1, r2, bond, share];

export const simpleOverride: Suite = {
  about: 'a field that has moved to another subgraph, which alone answers it',
  subgraphs: {
    a: `type Query { rates: [Rate!]! @override(from: "b") rate(id: ID!): Rate } type Rate @key(fields: "id") { id: ID! value: Int! @override(from: "b") }`,
    b: `type Query { rates: [Rate!]! } type Rate @key(fields: "id") { id: ID! value: Int! since: String }`,
  },
  roots,
  entities,
};

export const overrideWithLabel: Suite = {
  about: 'a field that is moving: whichever subgraph is asked, clients see the same',
  subgraphs: {
    a: `type Query { rates: [Rate!]! } type Rate @key(fields: "id") { id: ID! value: Int! @override(from: "b", label: "percent(0)") note: String @override(from: "b", label: "percent(100)") }`,
    b: `type Query { rate(id: ID!): Rate } type Rate @key(fields: "id") { id: ID! value: Int! note: String since: String @override(from: "c", label: "percent(50)") }`,
    c: `type Rate @key(fields: "id") { id: ID! since: String }`,
  },
  roots,
  entities,
};

export const overrideTypeInterface: Suite = {
  about: 'a moved field of types behind an interface',
  subgraphs: {
    a: `interface Paper { id: ID! name: String! } type Query { papers: [Paper!]! paper: Paper }
      type Bond implements Paper @key(fields: "id") { id: ID! name: String! @override(from: "b") }
      type Share implements Paper @key(fields: "id") { id: ID! name: String! }`,
    b: `interface Paper { id: ID! name: String! }
      type Bond implements Paper @key(fields: "id") { id: ID! name: String! yield: Int }
      type Share @key(fields: "id") { id: ID! yield: Int }`,
  },
  roots,
  entities,
};

export const inaccessible: Suite = {
  about: 'fields, types and arguments that clients are not shown; one of them is a key',
  subgraphs: {
    a: `type Query { rates: [Rate!]! hidden: Rate @inaccessible rate(id: ID!, trace: Boolean @inaccessible): Rate }
      type Rate @key(fields: "id") { id: ID! value: Int! secret: String @inaccessible old: Old @inaccessible } type Old @inaccessible { x: Int }`,
    b: `type Rate @key(fields: "id") { id: ID! @inaccessible since: String note: String }`,
  },
  roots,
  entities,
};

export const nodeById: Suite = {
  about: 'a shared root field that finds anything by its id, though each subgraph has other kinds',
  subgraphs: {
    a: `interface Node { id: ID! } type Query { node(id: ID!): Node @shareable }
      type Rate implements Node @key(fields: "id") { id: ID! value: Int! } type Bond implements Node @key(fields: "id") { id: ID! name: String! @shareable }
      type Share implements Node @key(fields: "id") { id: ID! }`,
    b: `interface Node { id: ID! } type Query { node(id: ID!): Node @shareable }
      type Bond implements Node @key(fields: "id") { id: ID! name: String! @shareable yield: Int } type Share implements Node @key(fields: "id") { id: ID! name: String! }
      type Rate implements Node @key(fields: "id") { id: ID! since: String }`,
  },
  roots,
  entities,
};
