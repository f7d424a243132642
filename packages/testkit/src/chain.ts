import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type RunningAnvil, startAnvil } from '@blockscore/stack';
import { testServices } from './services.ts';

/** A chain that makes a block only when the test says so. */
export interface TestChain {
  readonly url: string;
  /** Any method of Ethereum's or anvil's JSON-RPC. Throws with the node's message. */
  rpc(method: string, ...parameters: readonly unknown[]): Promise<unknown>;
  mine(blocks?: number): Promise<void>;
  /** The endpoint is gone until `start`. */
  stop(): Promise<void>;
  /** Starts at the same address: as it was, or `empty`, with another first block. */
  start(how: 'AS_IT_WAS' | 'EMPTY'): Promise<void>;
  /** Stops it for good. */
  close(): Promise<void>;
}

export interface TestChainOptions {
  /** Addresses that get ether. */
  readonly fund: readonly string[];
  /** Origin whose pages may ask it, or `*`. */
  readonly allowOrigin?: string;
}

/** Nobody waits for this: blocks come by `mine`. */
const BLOCK_TIME_SECONDS = 86_400;

/** Starts a private chain for a test file. */
export async function startTestChain({ fund, allowOrigin }: TestChainOptions): Promise<TestChain> {
  const dataHome = mkdtempSync(join(testServices().dataFolder, 'chain-'));
  const launch = (preferredPort?: number) =>
    startAnvil({
      dataHome,
      blockTimeSeconds: BLOCK_TIME_SECONDS,
      durable: true,
      fund,
      ...(allowOrigin !== undefined && { allowOrigin }),
      ...(preferredPort !== undefined && { preferredPort }),
    });
  let anvil: RunningAnvil = await launch();
  const { url, port } = anvil;

  const rpc: TestChain['rpc'] = async (method, ...params) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    });
    const answer = (await response.json()) as { result?: unknown; error?: { message: string } };
    if (answer.error !== undefined) throw new Error(`${method}: ${answer.error.message}`);
    return answer.result;
  };

  return {
    url,
    rpc,
    mine: async (blocks = 1) => void (await rpc('anvil_mine', `0x${blocks.toString(16)}`)),
    stop: () => anvil.stop(),
    async start(how) {
      if (how === 'EMPTY') rmSync(join(dataHome, 'chain'), { recursive: true, force: true });
      anvil = await launch(port);
      if (anvil.url !== url) throw new Error(`The chain's port ${port} was taken meanwhile.`);
    },
    async close() {
      await anvil.stop();
      rmSync(dataHome, { recursive: true, force: true });
    },
  };
}
