import { Fault } from '@blockscore/result';

export type ConnectionKind = 'websocket' | 'stream';

/** The connections that stay open: counted, bounded, and cut when the process stops. */
export interface Connections {
  readonly hasRoom: () => boolean;
  /** @throws {Fault} `SERVICE_UNAVAILABLE` where there is no room for another */
  readonly assertRoom: () => void;
  readonly full: Fault;
  /**
   * Counts a connection until the returned function is called.
   * @param cut ends it at once, when the process stops
   */
  readonly take: (kind: ConnectionKind, cut: () => void) => () => void;
  readonly open: (kind: ConnectionKind) => number;
  readonly cutAll: () => void;
}

export function createConnections(most: number): Connections {
  const open = new Map<symbol, { readonly kind: ConnectionKind; readonly cut: () => void }>();
  const full = new Fault(
    'SERVICE_UNAVAILABLE',
    'Too many clients are listening at the moment; try again in a few seconds.',
  );
  return {
    full,
    hasRoom: () => open.size < most,
    assertRoom() {
      if (open.size >= most) throw full;
    },
    take(kind, cut) {
      const key = Symbol(kind);
      open.set(key, { kind, cut });
      return () => {
        open.delete(key);
      };
    },
    open: (kind) => [...open.values()].filter((connection) => connection.kind === kind).length,
    cutAll() {
      for (const { cut } of open.values()) cut();
    },
  };
}
