import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { Fault } from '@blockscore/result';
import { atOnce, type Route } from '@blockscore/service';
import type { SubgraphClient } from '../subgraphs/client.ts';
import { SubgraphFailure } from '../subgraphs/failure.ts';

const PATH = '/privacy/exports';
/** What a signed address looks like. Whether it is good is for compliance, which made it. */
const ADDRESS = /^\/privacy\/exports\/export_[0-9a-z]{26}\?[\w=&]{1,200}&signature=[\w-]{43}$/;
const HEADERS = [
  'content-type',
  'content-length',
  'content-disposition',
  'x-content-type-options',
  'cache-control',
] as const;
/** Archives under way at the same time in this process. */
const AT_ONCE = 4;

/** A person's copy of their data, by an address that compliance signed for them. It carries no sign-in. */
export function archiveRoute(compliance: Pick<SubgraphClient, 'open'>): Route {
  const limited = atOnce(AT_ONCE);
  return {
    method: 'GET',
    path: `${PATH}/*`,
    async handle(request, response) {
      const address = request.url ?? '';
      if (!ADDRESS.test(address)) {
        throw new Fault('FORBIDDEN', 'This address is not whole: use the one that you were given.');
      }
      await limited(() => handOn(compliance, address, response));
    },
  };
}

async function handOn(
  compliance: Pick<SubgraphClient, 'open'>,
  address: string,
  response: ServerResponse,
): Promise<void> {
  try {
    const answer = await compliance.open(address, {}, undefined);
    for (const name of HEADERS) {
      const value = answer.headers[name];
      if (value !== undefined) response.setHeader(name, value);
    }
    response.statusCode = answer.status;
    await pipeline(answer.body, response);
  } catch (error) {
    if (!(error instanceof SubgraphFailure)) throw error;
    throw new Fault('SERVICE_UNAVAILABLE', 'Copies cannot be reached now: try again later.');
  }
}
