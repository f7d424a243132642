import { serviceCaller } from '@blockscore/caller';
import type { ChainView } from './chain-client.ts';
import type { ChainPorts } from './chain-ports.ts';

/** Between two looks at the balance, while nothing is wrong with it. */
const LOOK_EVERY_MS = 60_000;
/** Between two alerts about the same. */
const TELL_EVERY_MS = 3_600_000;

/** The balance of the account that pays for what goes to the chain, in wei. */
export interface Funds {
  readonly balance: bigint;
  readonly isLow: boolean;
}

/**
 * Watches the balance of the account that pays. Below the least that operators want it to have it
 * tells them, once an hour at the most, and it looks each round until there is more. Nothing stops:
 * what the account cannot pay for waits, signed, and is sent again until it can.
 */
export function watchFunds(ports: ChainPorts) {
  let lookedAt = Number.NEGATIVE_INFINITY;
  let toldAt = Number.NEGATIVE_INFINITY;
  let wasLow = false;
  return async ({ chainId }: ChainView): Promise<void> => {
    const now = ports.clock().getTime();
    if (!wasLow && now - lookedAt < LOOK_EVERY_MS) return;
    const { minBalance } = ports.settings;
    const balance = await ports.client.balance();
    const isLow = balance < minBalance;
    lookedAt = now;
    wasLow = isLow;
    ports.fundsSeen({ balance, isLow });
    if (!isLow || now - toldAt < TELL_EVERY_MS) return;
    const data = {
      chainId,
      address: ports.client.sender,
      balance: balance.toString(),
      minimum: minBalance.toString(),
    };
    await ports.transact(({ events }) =>
      events.record({
        type: 'ledger.funds.alerted',
        aggregate: {
          type: 'ChainAccount',
          id: `${chainId}/${data.address}`,
          version: Math.floor(now / TELL_EVERY_MS),
        },
        audience: { scopes: ['ledger:read'] },
        actor: serviceCaller('ledger'),
        data,
      }),
    );
    toldAt = now;
    ports.warn('The account that pays for the chain runs out of funds: send it some.', data);
  };
}
