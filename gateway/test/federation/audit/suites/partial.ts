import { row, type Suite } from '../suite.ts';

const pdf = row('Pdf', { id: 'd1', pages: 12, name: 'pdf', bytes: 90 });
const scan = row('Scan', { id: 'd2', dpi: 300, name: 'scan', bytes: 70 });
const mail = row('Mail', { id: 'd3', from: 'me', name: 'mail', bytes: 5 });
const folder = row('Folder', {
  id: 'f',
  files: [pdf, scan],
  all: [pdf, scan, mail],
  top: pdf,
  size: 3,
  inner: row('Folder', { id: 'g', files: [], all: [mail], top: null, size: 0, inner: null }),
});

export const partialUnion: Suite = {
  about: 'one subgraph knows some members of a union, another knows more',
  subgraphs: {
    a: `union File = Pdf | Scan type Query { folder: Folder }
      type Folder @key(fields: "id") { id: ID! files: [File!]! top: File @shareable inner: Folder }
      type Pdf @key(fields: "id") { id: ID! pages: Int! } type Scan @key(fields: "id") { id: ID! dpi: Int! }`,
    b: `union File = Pdf | Scan | Mail type Folder @key(fields: "id") { id: ID! all: [File!]! top: File @shareable }
      type Pdf @key(fields: "id") { id: ID! name: String @shareable } type Scan @key(fields: "id") { id: ID! name: String } type Mail @key(fields: "id") { id: ID! from: String! }
      type Query { files: [File] }`,
    c: `interface Named { name: String bytes: Int } type Query { named: [Named!]! }
      type Pdf implements Named @key(fields: "id") { id: ID! name: String @shareable bytes: Int } type Mail implements Named @key(fields: "id") { id: ID! name: String bytes: Int }`,
  },
  roots: { Query: { folder, files: [mail, null, scan], named: [pdf, mail] } },
  entities: [pdf, scan, mail, folder, folder['inner'] as ReturnType<typeof row>],
};

const said = (args: Readonly<Record<string, unknown>>) => JSON.stringify(args);
const page = row('Page', { id: 'p', text: said, tail: said, rows: said });

export const defaultArguments: Suite = {
  about: 'arguments with defaults, given by literal, by variable, by none and by null',
  subgraphs: {
    a: `type Query { page: Page } type Page @key(fields: "id") { id: ID! text(length: Int = 10, cut: Boolean! = true): String }`,
    b: `input Range { from: Int! = 1 to: Int = 9 } enum Side { LEFT RIGHT }
      type Page @key(fields: "id") { id: ID! tail(side: Side = RIGHT, range: Range = { to: 5 }): String rows(ranges: [Range!]! = [{ from: 2 }], ids: [ID!]): String }`,
  },
  roots: { Query: { page } },
  entities: [page],
};
