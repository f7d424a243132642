import { connect } from '@blockscore/database';
import type { TestSubgraph } from '@blockscore/testkit';
import { entriesOf, sha256 } from '../src/adapters/list-contents.ts';
import { createListRepository } from '../src/adapters/list-repository.ts';
import { contentHashOf } from '../src/domain/sanctions/content.ts';
import { changesBetween } from '../src/domain/sanctions/delta.ts';

/** A next version of the demo list, `demo@next`, in which the entry is listed once more under another number. */
export async function listAnother(
  compliance: TestSubgraph,
  uid: string,
  otherUid: string,
): Promise<void> {
  const connection = connect(compliance.database.appUrl, { max: 1, name: 'next version' });
  try {
    await connection.db.transaction(async (tx) => {
      const lists = createListRepository(tx);
      const { current = null } = (await lists.lockKnown('demo')) ?? {};
      if (current === null) throw new Error('There is no demo list.');
      const before = await entriesOf(tx, current.id);
      const listed = before.find((entry) => entry.uid === uid);
      if (listed === undefined) throw new Error(`The demo list has no entry ${uid}.`);
      const other = { ...listed, uid: otherUid };
      const after = [...before, { ...other, contentHash: contentHashOf(other, sha256) }];
      await lists.insertVersion({ ...current, id: 'demo@next', sha256: 'next' }, after, {
        ...{ id: current.id, changes: changesBetween(before, after) },
      });
      await lists.makeCurrent('demo', 'demo@next');
    });
  } finally {
    await connection.close();
  }
}
