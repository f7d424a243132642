import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkout } from '@blockscore/testkit';
import { describe, expect, test } from 'vitest';

const FILE = join(checkout(), 'docs/security/identity.md');
const page = readFileSync(FILE, 'utf8');

/** What OWASP ASVS 5.0.0 has at level 1 and at level 2: the last numbers of each section. */
const LEVEL_1 = {
  '6.1': [1],
  '6.2': [1, 2, 3, 4, 5, 6, 7, 8],
  '6.3': [1, 2],
  '6.4': [1, 2],
  '7.2': [1, 2, 3, 4],
  '7.4': [1, 2],
  '9.1': [1, 2, 3],
  '9.2': [1],
  '10.4': [1, 2, 3, 4, 5],
};
const LEVEL_2 = {
  '6.1': [2, 3],
  '6.2': [9, 10, 11, 12],
  '6.3': [3, 4],
  '6.4': [3, 4],
  '6.5': [1, 2, 3, 4, 5],
  '6.6': [1, 2, 3],
  '6.8': [1, 2, 3, 4],
  '7.1': [1, 2, 3],
  '7.3': [1, 2],
  '7.4': [3, 4, 5],
  '7.5': [1, 2],
  '7.6': [1, 2],
  '9.2': [2, 3, 4],
  '10.1': [1, 2],
  '10.2': [1, 2],
  '10.3': [1, 2, 3, 4],
  '10.4': [6, 7, 8, 9, 10, 11],
  '10.5': [1, 2, 3, 4, 5],
  '10.6': [1, 2],
  '10.7': [1, 2, 3],
};

const idsOf = (level: Readonly<Record<string, readonly number[]>>) =>
  Object.entries(level).flatMap(([section, numbers]) => numbers.map((n) => `${section}.${n}`));

const rows = [...page.matchAll(/^\| (\d+\.\d+\.\d+) \| (\d) \| [^|]+ \| ([^|]+) \|$/gm)].map(
  ([, id = '', level = '', standing = '']) => ({ id, level, standing }),
);

describe('the page that holds identity against the ASVS', () => {
  test.each([
    ['1', LEVEL_1],
    ['2', LEVEL_2],
  ])('has each requirement of level %s once', (level, expected) => {
    const found = rows.filter((row) => row.level === level).map(({ id }) => id);
    expect(found.sort()).toEqual(idsOf(expected).sort());
  });

  test('says of each how it stands, and of what is not met why', () => {
    for (const { id, standing } of rows) {
      expect([id, /^(Met|Partly|Not met|Not applicable): /.test(standing)]).toEqual([id, true]);
      if (/^(Partly|Not met)/.test(standing)) expect(page).toContain(`- **${id}, `);
    }
  });

  test('links only to what there is', () => {
    const named = new Map(
      [...page.matchAll(/^\[([\w-]+)\]: (\S+)$/gm)].map(([, n, to]) => [n, to]),
    );
    const used = new Set([...page.matchAll(/\]\[([\w-]+)\]/g)].map(([, name]) => name));
    expect([...used].sort()).toEqual([...named.keys()].sort());
    const headings = new Set(
      [...page.matchAll(/^## (.+)$/gm)].map(([, title = '']) =>
        title
          .toLowerCase()
          .replaceAll(/[^\w -]/g, '')
          .replaceAll(' ', '-'),
      ),
    );
    for (const [, anchor] of page.matchAll(/\]\(#([^)]+)\)/g)) expect(headings).toContain(anchor);
    const missing = [...named.values()].filter(
      (to = '') => !to.startsWith('https:') && !existsSync(join(dirname(FILE), to)),
    );
    expect(missing).toEqual([]);
  });
});
