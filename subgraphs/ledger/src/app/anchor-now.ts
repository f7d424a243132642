import type { Caller } from '@blockscore/caller';
import { isId, newId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { LedgerErrorCode } from '../domain/errors.ts';
import type { Anchor } from './anchor-ports.ts';
import { makeAnchor } from './make-anchor.ts';
import type { Keyed } from './once.ts';
import type { PostingPorts } from './ports.ts';

/**
 * Makes an anchor of what waits, however little it is and however young the one before. As without
 * being asked, there is none while the one before could not be signed.
 */
export function anchorNow(ports: PostingPorts) {
  return async (
    caller: Caller,
    { idempotencyKey: key }: Keyed,
  ): Promise<Outcome<Anchor, LedgerErrorCode>> => {
    if (ports.chain === null) {
      const message = 'The chain is switched off: start the ledger with ENABLE_BLOCKCHAIN=true.';
      return fail('CHAIN_OFF', message);
    }
    const making = { ...ports, requiredConfirmations: ports.chain.requiredConfirmations };
    return await ports.transact(async (work) => {
      const entityId = newId('anchor');
      const request = { principal: caller.id, mutation: 'anchorNow', key, input: {}, entityId };
      const id = await work.idempotency.once(request, async () => {
        await work.leaves.lock('WAIT');
        if ((await work.anchors.before()).unsigned) {
          const message =
            'An anchor waits to be signed: see anchors, and ask again once it is sent.';
          return fail<LedgerErrorCode>('ANCHOR_UNDER_WAY', message);
        }
        const made = await makeAnchor(work, making, caller, entityId);
        if (made !== null) return ok(made.id);
        const message = 'Everything is under an anchor, but what was posted a moment ago.';
        return fail<LedgerErrorCode>('NOTHING_TO_ANCHOR', message);
      });
      if (!id.ok) return id;
      const found = isId('anchor', id.value) ? await work.anchors.byId(id.value) : null;
      if (found === null) throw new Error(`${id.value} was made and is not to be found.`);
      return ok(found);
    });
  };
}
