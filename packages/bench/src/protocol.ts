/** What a process under test is told at its start. */
export interface Setting {
  readonly supergraphSdl: string;
  /** The same with one more field, which only who is signed in may ask for. */
  readonly guardedSupergraphSdl: string;
  readonly subgraphs: readonly SubgraphSetting[];
  /** Where the keys of the access tokens are published: a base URL. */
  readonly identityUrl: string;
}

export interface SubgraphSetting {
  readonly name: string;
  readonly url: string;
  readonly sdl: string;
}

/** What a process has used since it began, or since pauses were watched. */
export interface Usage {
  /** Microseconds of processor time, user's and system's, of all its threads. */
  readonly cpuMicros: number;
  readonly residentBytes: number;
  /** Of objects, and of the buffers that they hold. */
  readonly heapBytes: number;
  /** The longest that one turn of the event loop worked, in processor time; 0 if never watched. */
  readonly longestPauseMs: number;
}

export type ToProcess =
  | { readonly kind: 'start'; readonly setting: Setting }
  /** Garbage is collected before that only where it is asked for. */
  | { readonly kind: 'usage'; readonly withoutGarbage?: boolean }
  /** Sends a text to all who are connected: what only the bare broadcast understands. */
  | { readonly kind: 'broadcast'; readonly text: string }
  | { readonly kind: 'watch-pauses'; readonly on: boolean };

export type FromProcess =
  | { readonly kind: 'ready'; readonly url: string }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'usage'; readonly usage: Usage };
