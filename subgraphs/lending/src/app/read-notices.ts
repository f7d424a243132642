import { type Caller, hasScope, isSelf } from '@blockscore/caller';
import { type Id, isId } from '@blockscore/ids';
import { err, type Outcome, ok } from '@blockscore/result';
import { inputError, type LendingErrorCode, notFound } from '../domain/errors.ts';
import type { Notice } from '../domain/notice.ts';
import type { Ports } from './ports.ts';

type Recipient = Pick<Notice, 'userId' | 'partnerId'>;

/** The person who was told, or whoever reads what their partner was told. */
export function isRecipient(caller: Caller, { userId, partnerId }: Recipient): boolean {
  if (userId !== null) return isSelf(caller, userId);
  return caller.partnerId === partnerId && hasScope(caller, 'partner:read');
}

/** The recipient, and staff who read loans: they see what was told when. */
export function maySeeNotice(caller: Caller, notice: Recipient): boolean {
  return isRecipient(caller, notice) || hasScope(caller, 'loans:read');
}

const MOST = 100;

/** Marks notices as read by whoever they are for. What was read before stays as it was. */
export function markNoticeRead(ports: Pick<Ports, 'transact'>) {
  return async (
    caller: Caller,
    input: { readonly ids: readonly string[] },
  ): Promise<Outcome<readonly Notice[], LendingErrorCode>> => {
    const wanted = [...new Set(input.ids)];
    if (wanted.length < 1 || wanted.length > MOST) {
      return err([inputError('INPUT_INVALID', 'ids', `Name 1 to ${MOST} notices.`)]);
    }
    const ids = wanted.filter((id): id is Id<'notice'> => isId('notice', id));
    return await ports.transact(async (work) => {
      const found = ids.length === 0 ? [] : await work.notices.findMany(ids);
      const own = found.filter((notice) => isRecipient(caller, notice));
      if (own.length < wanted.length) return notFound('notice', 'ids');
      return ok(await work.notices.markRead(own.map(({ id }) => id)));
    });
  };
}
