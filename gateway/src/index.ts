export { type GatewayConfig, gatewayConfig } from './config.ts';
