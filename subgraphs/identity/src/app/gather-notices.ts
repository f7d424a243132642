import { type Id, newId } from '@blockscore/ids';
import type { Ports } from './ports.ts';

const BATCH = 100;

/**
 * Puts what waits for each partner into one mail, in a transaction for each: what is in a mail waits
 * no more, so that the job may be stopped at any moment and done again.
 *
 * @returns how many mails there are to send
 */
export function gatherNotices({ transact }: Pick<Ports, 'transact'>) {
  return async (): Promise<number> => {
    let mails = 0;
    let after: Id<'partner'> | undefined;
    for (;;) {
      const ids = await transact((work) => work.notices.waiting(after, BATCH));
      for (const partnerId of ids) {
        mails += await transact(async (work) => {
          // Two processes that gather at the same time wait for each other here.
          if ((await work.partners.lock(partnerId)) === undefined) return 0;
          const mailId = newId('mail');
          if ((await work.notices.gather(partnerId, mailId)) === 0) return 0;
          await work.jobs.enqueue('send-notices', { mailId });
          return 1;
        });
      }
      after = ids.at(-1);
      if (after === undefined || ids.length < BATCH) return mails;
    }
  };
}
