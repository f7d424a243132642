import { expect, test } from 'vitest';
import { readRefusal } from './broadcast-answers.ts';

test.each([
  ['already known', 'ACCEPTED'],
  ['transaction already imported', 'ACCEPTED'],
  ['nonce too low: next nonce 5, tx nonce 4', 'NONCE_USED'],
  ['OldNonce, Current nonce: 4, nonce of rejected tx: 3', 'NONCE_USED'],
  ['replacement transaction underpriced', 'UNDERPRICED'],
  ['max fee per gas less than block base fee: address 0x0', 'UNDERPRICED'],
  ['insufficient funds for gas * price + value', 'REFUSED'],
  ['nonce too high', 'REFUSED'],
])('a node that says «%s» means %s', (message, kind) => {
  expect(readRefusal(message).kind).toBe(kind);
});
