import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkLayers } from '../src/index.ts';
import { createScratch, type Scratch } from './scratch.ts';

let scratch: Scratch;

beforeAll(() => {
  scratch = createScratch();
  scratch.copy('.dependency-cruiser.cjs');
  scratch.copy('tsconfig.json');
  scratch.write('gateway/src/config.ts', 'export const port = process.env["PORT"];\n');
  scratch.write(
    'gateway/src/main.ts',
    "import { port } from './config.ts';\nexport const p = port;\n",
  );
  scratch.write('packages/money/src/index.ts', 'export type Money = bigint;\n');
  for (const name of ['lending', 'ledger']) {
    const folder = `subgraphs/${name}/src`;
    scratch.write(
      `${folder}/domain/loan.ts`,
      "import type { Money } from '../../../../packages/money/src/index.ts';\nexport type Loan = Money;\n",
    );
    scratch.write(
      `${folder}/app/lend.ts`,
      "import type { Loan } from '../domain/loan.ts';\nexport const lend = (loan: Loan) => loan;\n",
    );
    scratch.write(
      `${folder}/graphql/resolvers.ts`,
      "import { lend } from '../app/lend.ts';\nexport const resolvers = { lend };\n",
    );
    scratch.write(`${folder}/adapters/tables.ts`, 'export const tables = 1;\n');
  }
});
afterAll(() => scratch.remove());

test('a repository that keeps the rules has no violations, and all of it was read', async () => {
  expect(await checkLayers(scratch.root)).toEqual({
    modulesRead: 11,
    filesOnDisk: 11,
    violations: [],
  });
});

test.each([
  [
    'domain-is-pure',
    'subgraphs/lending/src/domain/clock.ts',
    "import { readFileSync } from 'node:fs';\nexport const r = readFileSync;\n",
  ],
  [
    'app-knows-ports-only',
    'subgraphs/lending/src/app/save.ts',
    "import { tables } from '../adapters/tables.ts';\nexport const t = tables;\n",
  ],
  [
    'graphql-not-to-adapters',
    'subgraphs/lending/src/graphql/loans.ts',
    "import { tables } from '../adapters/tables.ts';\nexport const t = tables;\n",
  ],
  [
    'adapters-not-to-graphql',
    'subgraphs/lending/src/adapters/loans.ts',
    "import { resolvers } from '../graphql/resolvers.ts';\nexport const r = resolvers;\n",
  ],
  [
    'no-subgraph-to-subgraph',
    'subgraphs/lending/src/adapters/books.ts',
    "import { tables } from '../../../ledger/src/adapters/tables.ts';\nexport const t = tables;\n",
  ],
  [
    'gateway-knows-no-business',
    'gateway/src/loans.ts',
    "import { lend } from '../../subgraphs/lending/src/app/lend.ts';\nexport const l = lend;\n",
  ],
  [
    'packages-know-no-process',
    'packages/money/src/gateway.ts',
    "import { port } from '../../../gateway/src/config.ts';\nexport const p = port;\n",
  ],
  [
    'main-is-the-top',
    'gateway/src/above.ts',
    "import { p } from './main.ts';\nexport const q = p;\n",
  ],
  [
    'no-cycles',
    'gateway/src/round.ts',
    "import { other } from './other.ts';\nexport const round = () => other;\n",
  ],
  [
    'resolvable',
    'gateway/src/nowhere.ts',
    "import { none } from './none.ts';\nexport const n = none;\n",
  ],
  ['environment-in-config', 'packages/money/src/secret.ts', 'export const s = process.env;\n'],
])('%s is noticed', async (rule, path, text) => {
  try {
    scratch.write(path, text);
    if (rule === 'no-cycles') {
      scratch.write(
        'gateway/src/other.ts',
        "import { round } from './round.ts';\nexport const other = () => round;\n",
      );
    }
    const { violations } = await checkLayers(scratch.root);
    expect(violations.map((violation) => violation.split(':', 1)[0])).toContain(rule);
    expect(violations.join('\n')).toContain(path);
  } finally {
    scratch.write(path, '');
    scratch.write('gateway/src/other.ts', '');
  }
});
