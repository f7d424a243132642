import { row, type Suite } from '../suite.ts';

const writer = (id: string) =>
  row('Writer', { id, name: `name ${id}`, born: 1900 + id.length, country: 'PT' });
const ann = writer('ann');
const bob = writer('bob');
const novel = row('Novel', { id: 'n1', title: 'Novel', writer: ann, pages: 300 });
const essay = row('Essay', { id: 'e1', title: 'Essay', writer: bob, words: 4000 });
const roots = { Query: { works: [novel, essay], texts: [essay, novel], novel, first: novel } };
const entities = [novel, essay, ann, bob];

export const providesOnInterface: Suite = {
  about: 'an interface field that gives along what belongs to other subgraphs, by kind',
  subgraphs: {
    a: `interface Work { id: ID! title: String! }
      type Novel implements Work @key(fields: "id") { id: ID! title: String! @external pages: Int }
      type Essay implements Work @key(fields: "id") { id: ID! title: String! @external words: Int }
      type Query { works: [Work!]! @provides(fields: "... on Novel { title } ... on Essay { title }") }`,
    b: `type Novel @key(fields: "id") { id: ID! title: String! @shareable writer: Writer }
      type Essay @key(fields: "id") { id: ID! title: String! @shareable writer: Writer }
      type Writer @key(fields: "id") { id: ID! name: String! }`,
    c: `type Writer @key(fields: "id") { id: ID! born: Int country: String }`,
  },
  roots,
  entities,
};

export const providesOnUnion: Suite = {
  about: 'a union field that gives along fields of one of its members only',
  subgraphs: {
    a: `union Text = Novel | Essay
      type Novel @key(fields: "id") { id: ID! title: String! @external }
      type Essay @key(fields: "id") { id: ID! words: Int }
      type Query { texts: [Text!]! @provides(fields: "... on Novel { title }") }`,
    b: `type Novel @key(fields: "id") { id: ID! title: String! @shareable pages: Int }
      type Essay @key(fields: "id") { id: ID! title: String! }`,
  },
  roots,
  entities,
};

export const nestedProvides: Suite = {
  about: 'what is given along lies two levels down',
  subgraphs: {
    a: `type Query { novel: Novel @provides(fields: "writer { name country }") first: Novel }
      type Novel @key(fields: "id") { id: ID! writer: Writer @shareable }
      type Writer @key(fields: "id") { id: ID! name: String! @external country: String @external }`,
    b: `type Novel @key(fields: "id") { id: ID! writer: Writer @shareable title: String! }
      type Writer @key(fields: "id") { id: ID! name: String! @shareable country: String @shareable born: Int }`,
  },
  roots,
  entities,
};
