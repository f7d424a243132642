import type { ApolloServerPlugin } from '@apollo/server';
import type { Logger } from '@blockscore/service';
import { OperationTypeNode } from 'graphql';
import type { Enforcer } from './access/enforcer.ts';
import { answerTypeFor } from './answer-types.ts';
import type { OperationContext } from './context.ts';
import { type Charge, headersOf, type Meter } from './cost/meter.ts';
import { type ErrorLoggers, statusIn, withStatus, withTraceId } from './errors.ts';

/** Denies and charges before planning, tells what was spent, and signs errors with the trace's id. */
export function enforcement(
  enforcer: Enforcer,
  meter: Meter,
): ApolloServerPlugin<OperationContext> {
  return {
    async requestDidStart() {
      let charge: Charge | undefined;
      let headers: Readonly<Record<string, string>> = {};
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
            return;
          }
          headers = charged.error.headers;
          throw withStatus(charged.error.error);
        },
        async willSendResponse({ request, response, contextValue }) {
          if (response.body.kind !== 'single') return;
          const result = response.body.singleResult;
          if (result.errors) result.errors = withTraceId(result.errors, contextValue.traceId);
          const type = answerTypeFor(request.http?.headers.get('accept'));
          if (request.http !== undefined && type !== undefined) {
            response.http.headers.set('content-type', type);
            const { status = 200 } = response.http;
            const { errors = [] } = result;
            if (result.data === undefined) response.http.status = statusIn(type, status, errors);
          }
          const cost = charge?.settle(result.data);
          if (cost !== undefined) {
            result.extensions = { ...result.extensions, cost };
            headers = headersOf(cost);
          }
          for (const [name, value] of Object.entries(headers)) {
            response.http.headers.set(name, value);
          }
        },
      };
    },
  };
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
