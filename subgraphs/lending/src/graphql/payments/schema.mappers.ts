import type { PayoutAccount } from '../../domain/payout-account.ts';

export type PayoutAccountMapper = PayoutAccount;
