/** Whatever waits, a tree has so many leaves at the least. */
const FEWEST = 64;

/**
 * The leaves of a tree, which tell nothing of what else is in it: neither where a leaf is nor how many there are
 * counts what others were told, as the audit trail is, about somebody and not to them. Commitments are salted, so
 * that in their own order they stand anywhere; random ones fill up to the next power of two, 64 or more. At least one
 * is random, so that a root never comes twice and is nobody's to foretell.
 *
 * @param commitments `0x…`, in lower case
 * @param random gives 32 bytes as `0x…`, others each time
 */
export function concealedLeaves(
  commitments: readonly string[],
  random: () => string,
): readonly string[] {
  let count = FEWEST;
  while (count <= commitments.length) count *= 2;
  const filling = Array.from({ length: count - commitments.length }, random);
  return [...commitments, ...filling].sort();
}
