export {
  type Access,
  ROLE_SCOPES,
  ROLES,
  ROOT_FIELDS,
  type Role,
  SCOPES,
  type Scope,
  type SubgraphName,
  scopesOf,
} from './access.ts';
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
  userCaller,
} from './caller.ts';
export { CLIENT_HEADERS, type Client, clientHeaders, clientOf } from './client.ts';
export {
  CALLER_TOKEN_HEADER,
  createCallerSigner,
  createCallerVerifier,
  type SignCaller,
  type VerifyCaller,
} from './token.ts';
export { currentTraceId, inTrace, type TraceId, traceIdOf } from './trace.ts';
