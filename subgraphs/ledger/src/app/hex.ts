/** 32 bytes as the graph, the events and the chain write them. */
export const HASH = /^0x[0-9a-f]{64}$/;

/** @returns `0x` and two hex digits for each byte */
export function toHex(bytes: Uint8Array): string {
  return `0x${Buffer.from(bytes).toString('hex')}`;
}

/** The bytes of `0x…`. */
export function fromHex(hex: string): Uint8Array {
  return Buffer.from(hex.slice(2), 'hex');
}
