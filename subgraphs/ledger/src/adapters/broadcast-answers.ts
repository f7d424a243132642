import type { Broadcast } from '../app/chain-client.ts';

/**
 * What nodes say to a transaction that they do not add to their pool. JSON-RPC has one code for all
 * of it, so the words decide: those of geth, which most others repeat, of anvil, Nethermind and Besu.
 */
const WORDS: readonly [RegExp, Broadcast['kind']][] = [
  [/already known|already imported|known transaction|alreadyknown/i, 'ACCEPTED'],
  [/nonce too low|nonce is too low|oldnonce|invalid nonce.*low|nonce_too_low/i, 'NONCE_USED'],
  [/underpriced|fee too low|max fee per gas less than block base fee|replacement/i, 'UNDERPRICED'],
];

export function readRefusal(message: string): Broadcast {
  const kind = WORDS.find(([pattern]) => pattern.test(message))?.[1] ?? 'REFUSED';
  return kind === 'ACCEPTED' ? { kind } : { kind, message };
}
