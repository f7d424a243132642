export { type Access, ROOT_FIELDS, type SubgraphName } from './access.ts';
export {
  type ApiKey,
  apiKeyHash,
  looksLikeApiKey,
  makeApiKey,
  parseApiKey,
} from './api-key.ts';
export {
  ANONYMOUS,
  actorOf,
  type Caller,
  hasScope,
  isFreshlySignedIn,
  isSelf,
  isSignedIn,
  serviceCaller,
  textOfCaller,
  userCaller,
} from './caller.ts';
export { CLIENT_HEADERS, type Client, clientHeaders, clientOf } from './client.ts';
export { ROLE_SCOPES, ROLES, type Role, SCOPES, type Scope, scopesOf } from './roles.ts';
export {
  CALLER_TOKEN_HEADER,
  createCallerSigner,
  createCallerVerifier,
  type SignCaller,
  type VerifyCaller,
} from './token.ts';
export { currentTraceId, inTrace, type TraceId, traceIdOf } from './trace.ts';
