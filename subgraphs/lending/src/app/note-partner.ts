import { isId } from '@blockscore/ids';
import type { Ports } from './ports.ts';

/** Identity tells of a partner, whatever it tells: there is one of that id. */
export function notePartner(ports: Pick<Ports, 'transact'>) {
  return async ({ partnerId }: { readonly partnerId?: string | undefined }): Promise<void> => {
    if (partnerId === undefined || !isId('partner', partnerId)) return;
    await ports.transact((work) => work.partners.note(partnerId));
  };
}
