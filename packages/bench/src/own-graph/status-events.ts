import { isDeepStrictEqual } from 'node:util';
import { type AnyEvent, cursorOf, type LogEntry } from '@blockscore/events';
import { newId } from '@blockscore/ids';
import { execute, type GraphQLSchema, isObjectType, parse } from 'graphql';

/** What a dashboard listens to: the event itself, and what three subgraphs know of it. */
export const WATCH = `subscription Watch {
  loanStatusChanged {
    cursor occurredAt from to
    application { id status amount { amount currency } product { id name } borrower { id firstName lastName creditScore { value band } } }
    loan { id status balance { amount currency } }
  }
}`;

/** A change of status that all staff may see. */
export function statusEvent(): AnyEvent {
  const applicationId = newId('app');
  return {
    id: newId('evt'),
    type: 'lending.status.changed',
    aggregate: { type: 'LoanApplication', id: applicationId, version: 1 },
    audience: { subject: newId('user'), scopes: ['loans:read'] },
    actor: { kind: 'SERVICE', id: 'lending' },
    occurredAt: new Date().toISOString(),
    data: {
      applicationId,
      loanId: newId('loan'),
      entity: 'LOAN',
      from: 'PENDING_DISBURSEMENT',
      to: 'ACTIVE',
    },
  };
}

/**
 * Whether a message of graphql-transport-ws gives a subscriber what the graph in one piece has for the
 * event.
 * @param merged the graph in one piece, whose events are taken from what they were made of
 */
export async function isRightResult(
  merged: GraphQLSchema,
  text: string,
  entry: LogEntry,
): Promise<boolean> {
  const { event } = entry;
  if (event.type !== 'lending.status.changed')
    throw new Error(`No result is known of ${event.type}.`);
  const { applicationId, loanId, from, to } = event.data;
  for (const name of ['Subscription', 'LoanStatusEvent']) {
    const type = merged.getType(name);
    if (!isObjectType(type)) throw new Error(`The graph has no type «${name}».`);
    for (const field of Object.values(type.getFields())) delete field.resolve;
  }
  const { data, errors } = await execute({
    schema: merged,
    document: parse(WATCH),
    rootValue: {
      loanStatusChanged: {
        ...{ cursor: cursorOf(entry), occurredAt: event.occurredAt, from, to },
        application: { __typename: 'LoanApplication', id: applicationId },
        loan: { __typename: 'Loan', id: loanId },
      },
    },
  });
  if (errors !== undefined) throw new Error(`The graph itself fails: ${errors[0]?.message}`);
  const message: unknown = JSON.parse(text);
  const payload = JSON.parse(JSON.stringify({ data }));
  const { type, id } = message as { readonly type?: unknown; readonly id?: unknown };
  return type === 'next' && isDeepStrictEqual(message, { id, type, payload });
}
