import { formatAmount, isCurrency, money } from '@blockscore/money';
import type { SignalFact } from './signal.ts';

/**
 * A fact as officers read it: money as everywhere, `8200.00 USD`. It is kept in minor units under a name that ends in `Minor`, as
 * it was judged and is compared when it is judged again.
 */
export function shownFact({ name, value }: SignalFact): SignalFact {
  const [, minor, currency = ''] = /^(-?\d+) ([A-Z]{3})$/.exec(value) ?? [];
  if (!name.endsWith('Minor') || minor === undefined || !isCurrency(currency)) {
    return { name, value };
  }
  const shown = `${formatAmount(money(BigInt(minor), currency))} ${currency}`;
  return { name: name.slice(0, -'Minor'.length), value: shown };
}
