import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Wallet } from 'ethers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { createChainClient } from '../src/adapters/chain-client.ts';
import { createJsonRpc, RpcError } from '../src/adapters/json-rpc.ts';
import { localSigningKey } from '../src/adapters/local-signing-key.ts';
import { ChainUnavailable } from '../src/app/chain-client.ts';

let server: Server;
let url: string;
let answer: string | undefined;

/** An endpoint that answers whatever the test says, or hangs up. */
beforeAll(async () => {
  server = createServer((_, response) => {
    if (answer === undefined) response.destroy();
    else response.end(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/key/secret`;
});

afterAll(() => void server.close());

const ask = () => createJsonRpc(url).call('eth_blockNumber', [], z.string());

test('gives the result', async () => {
  answer = '{"jsonrpc":"2.0","id":1,"result":"0x5"}';
  await expect(ask()).resolves.toBe('0x5');
});

test('tells what a node refuses from a node that is not there', async () => {
  answer = '{"jsonrpc":"2.0","id":1,"error":{"code":-32000,"message":"nonce too low"}}';
  const refused = ask();
  await expect(refused).rejects.toBeInstanceOf(RpcError);
  await expect(refused).rejects.toMatchObject({ code: -32000, message: 'nonce too low' });
});

test.each([
  ['that hangs up', undefined, 'gives no answer'],
  ['that serves a page', '<html>', 'gives no answer'],
  ['that serves other JSON', '[]', 'with no JSON-RPC'],
  ['that answers something else', '{"result":5}', 'is it an Ethereum node?'],
  ['that never stops', `{"result":"${'x'.repeat(5 * 1024 * 1024)}"}`, 'more than'],
])('an endpoint %s is unavailable, and its access key is not told', async (_, body, message) => {
  answer = body;
  const asked = ask();
  await expect(asked).rejects.toBeInstanceOf(ChainUnavailable);
  await expect(asked).rejects.toThrow(message);
  await expect(asked).rejects.not.toThrow('secret');
});

test('a call that the chain would revert is refused with its words', async () => {
  answer = '{"error":{"code":3,"message":"execution reverted: NotRecorder"}}';
  const client = createChainClient(
    createJsonRpc(url),
    localSigningKey(Wallet.createRandom().privateKey),
  );
  const call = client.recordCall({
    contract: 'DisbursementRegistry',
    address: Wallet.createRandom().address,
    commitment: `0x${'1'.repeat(64)}`,
    leafCount: null,
  });
  await expect(call).rejects.toMatchObject({
    name: 'CallRefused',
    message: 'execution reverted: NotRecorder',
  });
});
