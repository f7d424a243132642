import type { ApolloServerPlugin, GraphQLRequest, GraphQLResponse } from '@apollo/server';
import type { Logger } from '@blockscore/service';
import { type FormattedExecutionResult, OperationTypeNode } from 'graphql';
import type { Enforcer } from './access/enforcer.ts';
import { answerTypeFor } from './answer-types.ts';
import type { OperationContext } from './context.ts';
import type { Charge, Meter } from './cost/meter.ts';
import type { Refusal } from './cost/refusals.ts';
import { headersOf } from './cost/report.ts';
import { type ErrorLoggers, statusIn, withStatus, withTraceId } from './errors.ts';
import { fetchedFor } from './federation/for-apollo-server.ts';

/**
 * Denies and charges before planning, tells what was spent, and signs errors with the trace's id.
 * @param changed called when a mutation has ended
 */
export function enforcement(
  enforcer: Enforcer,
  meter: Meter,
  changed: () => void,
): ApolloServerPlugin<OperationContext> {
  return {
    async requestDidStart() {
      let charge: Charge | undefined;
      let refusal: Refusal | undefined;
      return {
        async didResolveOperation({ contextValue, document, request, operation }) {
          const { operationName, variables } = request;
          const denial = enforcer.denial(contextValue.caller, document, operationName, variables);
          if (denial !== undefined) throw withStatus(denial);
          // Told and refused by Apollo Server itself.
          if (operation?.operation === OperationTypeNode.SUBSCRIPTION) return;
          const given = variables ?? {};
          const charged = await meter.charge(document, operationName, given, contextValue);
          if (charged.ok) {
            charge = charged.value;
            contextValue.onAccepted?.();
            return;
          }
          refusal = charged.error;
          throw withStatus(charged.error.error);
        },
        async willSendResponse({ request, response, contextValue, operation }) {
          if (operation?.operation === OperationTypeNode.MUTATION) changed();
          if (response.body.kind !== 'single') return;
          const result = response.body.singleResult;
          if (result.errors) result.errors = withTraceId(result.errors, contextValue.traceId);
          answerInType(request, response, result);
          const { fetched, isWhole } = fetchedFor(contextValue);
          const cost =
            charge?.settle(fetched, isWhole) ?? refusal?.cost ?? (await meter.refuse(contextValue));
          if (cost === undefined) return;
          result.extensions = { ...result.extensions, cost };
          const headers = { ...headersOf(cost), ...refusal?.headers };
          for (const [name, value] of Object.entries(headers)) {
            response.http.headers.set(name, value);
          }
        },
      };
    },
  };
}

/** Says the media type that the client asked for, and the status that goes with it where nothing was run. */
function answerInType(
  { http: asked }: GraphQLRequest,
  { http }: Pick<GraphQLResponse, 'http'>,
  { data, errors = [] }: FormattedExecutionResult,
): void {
  const type = answerTypeFor(asked?.headers.get('accept'));
  if (asked === undefined || type === undefined) return;
  http.headers.set('content-type', type);
  if (data === undefined) http.status = statusIn(type, http.status ?? 200, errors);
}

/** Remembers which operation an error is of, because `formatError` is not told. */
export function errorsBy(
  loggerOf: (context: OperationContext) => Logger,
  loggers: ErrorLoggers,
): ApolloServerPlugin<OperationContext> {
  return {
    async requestDidStart() {
      return {
        async didEncounterErrors({ errors, contextValue }) {
          const logger = loggerOf(contextValue);
          for (const error of errors) loggers.set(error, logger);
        },
      };
    },
  };
}
