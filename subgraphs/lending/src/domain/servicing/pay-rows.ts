import type { Component } from './contract.ts';
import { type Life, replaceRow, smaller } from './life.ts';
import { NO_PARTS, only, type Parts, plus } from './parts.ts';
import { isSettledInstalment, openOf, type ServicedInstalment } from './state.ts';

export interface Spent {
  readonly left: bigint;
  readonly parts: Parts;
}

/** Pays instalments in order, each by the product's order of components, as far as the money goes. */
export function payRows(
  life: Life,
  amount: bigint,
  rows: readonly ServicedInstalment[],
  order: readonly Component[] = life.contract.allocationOrder,
): Spent {
  let [left, parts] = [amount, NO_PARTS];
  for (const row of rows) {
    if (isSettledInstalment(row)) continue;
    const open = openOf(row);
    let paid = NO_PARTS;
    for (const component of order) {
      const part = smaller(left, open[component]);
      if (part === 0n) continue;
      paid = plus(paid, only(component, part));
      left -= part;
    }
    replaceRow(life, { ...row, paid: plus(row.paid, paid) });
    parts = plus(parts, paid);
    if (left === 0n) break;
  }
  return { left, parts };
}
