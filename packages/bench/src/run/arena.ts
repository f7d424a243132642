import { type Backend, startBackend } from '../backend/backend.ts';
import { createPrincipals, type Principals } from '../backend/principals.ts';
import { shopGraph } from '../fixture/graphs.ts';
import type { Contestant } from '../gateways/catalogue.ts';
import {
  expectedData,
  type GraphUnderTest,
  type Operation,
  requestText,
} from '../graph-under-test.ts';
import { openConnection, rawRequest } from '../load/connection.ts';
import { rightAnswers } from '../load/equality.ts';
import { type ProcessUnderTest, startProcess } from './process-under-test.ts';

/** A gateway that runs and answers rightly, or what is the matter with it. */
export type Entry =
  | { readonly contestant: Contestant; readonly process: ProcessUnderTest }
  | { readonly contestant: Contestant; readonly whyNot: string };

/** Subgraphs, principals and gateways of one run. */
export interface Arena {
  readonly backend: Backend;
  readonly principals: Principals;
  /** Starts a gateway and checks its answers to these operations. */
  readonly admit: (contestant: Contestant, operations: readonly Operation[]) => Promise<Entry>;
  /** Tells whether a body answers an operation as the merged schema does. */
  readonly judge: (operation: Operation) => Promise<(body: Buffer) => boolean>;
  readonly close: () => Promise<void>;
}

export interface ArenaOptions {
  /** The shop unless it is another. */
  readonly graph?: GraphUnderTest;
  readonly processor?: number | undefined;
  readonly nodeOptions?: readonly string[];
}

export async function openArena(options: ArenaOptions = {}): Promise<Arena> {
  const { graph = shopGraph() } = options;
  const principals = await createPrincipals(graph.claims);
  const backend = await startBackend(graph, principals.jwks);
  const running: ProcessUnderTest[] = [];

  const judge = async (operation: Operation) => rightAnswers(await expectedData(graph, operation));
  return {
    backend,
    principals,
    judge,
    async admit(contestant, operations) {
      try {
        const process = await startProcess({
          launch: await contestant.launch(backend.setting),
          setting: backend.setting,
          processor: options.processor,
          nodeOptions: options.nodeOptions ?? [],
        });
        running.push(process);
        const [authorization = ''] = await principals.sign(1);
        for (const operation of operations) {
          await checkAnswer(process.url, operation, authorization, await judge(operation));
        }
        return { contestant, process };
      } catch (error) {
        return { contestant, whyNot: error instanceof Error ? error.message : String(error) };
      }
    },
    async close() {
      await Promise.all(running.map(({ stop }) => stop()));
      await backend.close();
    },
  };
}

/** @throws Error with what was answered, where it is not what the merged schema answers */
async function checkAnswer(
  url: string,
  operation: Operation,
  authorization: string,
  isRight: (body: Buffer) => boolean,
): Promise<void> {
  const connection = await openConnection(url);
  try {
    const request = rawRequest(url, requestText(operation), { authorization });
    const { status, body } = await connection.exchange(request);
    if (status === 200 && isRight(body)) return;
    const said = body.toString('utf8', 0, 200);
    throw new Error(`answers the query «${operation.name}» wrongly, ${status}: ${said}`);
  } finally {
    connection.close();
  }
}
