import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { DATA } from './compliance-subgraph.ts';
import { lists, screen, startingWithLists } from './sanctions-lists.ts';

const { start, stopAll } = startingWithLists();
afterEach(stopAll);

const OFAC = join(DATA, 'sanctions');
const missing = !existsSync(OFAC);

describe('OFAC’s own files (skipped where BLOCKSCORE_DATA does not hold them)', () => {
  test.skipIf(missing)(
    'of 2019, then of 2021, are imported and screened against',
    async () => {
      const old = await start(join(OFAC, 'ofac_sdn_2019-01'));
      expect(await lists(old)).toMatchObject([{ currentVersion: { entries: 7_379 } }]);
      await old.close();
      const compliance = await start(join(OFAC, 'ofac_sdn_2021-07'), old);
      const [list] = await lists(compliance);
      expect(list).toMatchObject({
        id: 'ofac-sdn',
        currentVersion: {
          ...{ entries: 8_976, aliases: 11_910, addresses: 13_837 },
          delta: { added: 1_858, changed: 357, removed: 261 },
        },
        refusal: null,
      });
      expect(list?.versions).toHaveLength(2);
      const packed = await readFile(join(OFAC, 'ofac_sdn_2021-07', 'sdn.csv.gz'));
      const listed = /^\d+,"([^"]+, [^"]+)","individual"/m.exec(
        gunzipSync(packed).toString('latin1'),
      );
      const name = listed?.[1] ?? '';
      const { found } = await screen(compliance, { name, type: 'PERSON' });
      expect(found.matches[0]).toMatchObject({ primaryName: name, score: '1.0000' });
    },
    120_000,
  );

  test.skipIf(missing)(
    'of the consolidated list too',
    async () => {
      const compliance = await start(join(OFAC, 'ofac_cons_2025-12'));
      expect(await lists(compliance)).toMatchObject([
        {
          id: 'ofac-consolidated',
          currentVersion: { entries: 442, aliases: 1_073, addresses: 574 },
        },
      ]);
    },
    60_000,
  );
});
