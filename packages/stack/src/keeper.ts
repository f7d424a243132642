/** A started program, whatever it is. */
export interface Running {
  readonly pid: number | undefined;
  /** Called once, also when it has ended already. */
  onExit(listener: (code: number | null) => void): void;
  stop(): Promise<void>;
}

export interface KeeperOptions {
  readonly name: string;
  readonly launch: () => Promise<Running>;
  /** Restarts within a minute before it is given up; default 5. Asked at each end. */
  readonly maxRestarts?: () => number;
  readonly backOffMs?: (restart: number) => number;
  readonly onStart: (pid: number) => void;
  readonly onEnd: (event: EndEvent) => void;
}

/** Why it is not running: its exit code (null after a signal), or what its launch threw. */
export type EndReason = { readonly code: number | null } | { readonly error: unknown };

export type EndEvent =
  /** It is started again after `delayMs`. */
  | { readonly kind: 'RESTARTING'; readonly reason: EndReason; readonly delayMs: number }
  /** It ended too often. */
  | { readonly kind: 'GIVEN_UP'; readonly reason: EndReason; readonly restarts: number };

const MAX_RESTARTS = 5;
const WINDOW_MS = 60_000;
const LONGEST_BACK_OFF_MS = 5_000;

/** Keeps one program running: starts it again when it ends by itself, ever later, and not for ever. */
export class Keeper {
  readonly #options: KeeperOptions;
  readonly #restarts: number[] = [];
  readonly #stopped = new AbortController();
  #running: Running | undefined;
  #starting: Promise<void> = Promise.resolve();

  constructor(options: KeeperOptions) {
    this.#options = options;
  }

  get name(): string {
    return this.#options.name;
  }

  get pid(): number | undefined {
    return this.#running?.pid;
  }

  /** Throws what `launch` throws at the first time; later failures count as ends. */
  start(): Promise<void> {
    this.#starting = this.#launch();
    return this.#starting;
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#starting.catch(() => undefined);
    await this.#running?.stop();
  }

  async #launch(): Promise<void> {
    const running = await this.#options.launch();
    if (this.#stopped.signal.aborted) return running.stop();
    this.#running = running;
    if (running.pid !== undefined) this.#options.onStart(running.pid);
    running.onExit((code) => {
      this.#running = undefined;
      this.#ended({ code });
    });
  }

  #ended(reason: EndReason): void {
    if (this.#stopped.signal.aborted) return;
    const now = Date.now();
    while ((this.#restarts[0] ?? now) < now - WINDOW_MS) this.#restarts.shift();
    if (this.#restarts.length >= (this.#options.maxRestarts?.() ?? MAX_RESTARTS)) {
      this.#options.onEnd({ kind: 'GIVEN_UP', reason, restarts: this.#restarts.length });
      return;
    }
    const delayMs = (this.#options.backOffMs ?? doubling)(this.#restarts.length);
    this.#restarts.push(now);
    this.#options.onEnd({ kind: 'RESTARTING', reason, delayMs });
    this.#starting = this.#again(delayMs);
  }

  async #again(delayMs: number): Promise<void> {
    try {
      await pause(delayMs, this.#stopped.signal);
      if (!this.#stopped.signal.aborted) await this.#launch();
    } catch (error) {
      this.#ended({ error });
    }
  }
}

/** Ends early, and without an error, when the signal comes. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });
}

function doubling(restart: number): number {
  return Math.min(200 * 2 ** restart, LONGEST_BACK_OFF_MS);
}
