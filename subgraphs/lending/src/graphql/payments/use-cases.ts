import {
  type ConnectionPage,
  connectionOf,
  type PageArguments,
  readPage,
} from '@blockscore/database';
import { isId } from '@blockscore/ids';
import { addPayoutAccount } from '../../app/add-payout-account.ts';
import { changePayoutAccount } from '../../app/change-payout-account.ts';
import { CHASE_AFTER_MS } from '../../app/chase-payments.ts';
import type { Ports } from '../../app/ports.ts';
import { removePayoutAccount } from '../../app/remove-payout-account.ts';
import type { Payment } from '../../domain/loan.ts';
import type { PayoutAccount } from '../../domain/payout-account.ts';

export interface PaymentUseCases {
  readonly addPayoutAccount: ReturnType<typeof addPayoutAccount>;
  readonly removePayoutAccount: ReturnType<typeof removePayoutAccount>;
  readonly changePayoutAccount: ReturnType<typeof changePayoutAccount>;
  readonly listPayoutAccounts: (userId: string) => Promise<readonly PayoutAccount[]>;
  readonly listPendingPayments: (page: PageArguments) => Promise<ConnectionPage<Payment>>;
}

export function createPaymentUseCases(ports: Ports): PaymentUseCases {
  return {
    addPayoutAccount: addPayoutAccount(ports),
    removePayoutAccount: removePayoutAccount(ports),
    changePayoutAccount: changePayoutAccount(ports),
    listPayoutAccounts: async (userId) =>
      isId('user', userId)
        ? await ports.transact((work) => work.payoutAccounts.listOf(userId))
        : [],
    listPendingPayments: async (args) => {
      const page = readPage(args);
      const begunBefore = new Date(ports.clock().getTime() - CHASE_AFTER_MS);
      const rows = await ports.transact((work) => work.pendingPayments.list(begunBefore, page));
      return connectionOf(rows, page, (row) => row.id);
    },
  };
}
