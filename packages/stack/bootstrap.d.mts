// Types for the tests; the bootstrap itself is plain JavaScript, for Nodes that run nothing else.
export declare class BootstrapError extends Error {}
export declare const CHECKOUT: string;
export declare function majorOf(version: string): number;
export declare function installInputs(root: string): string[];
export declare function installFingerprint(root: string): string;
export declare function installReason(root: string): string | undefined;
export declare function serviceNode(
  root: string,
  running?: { path: string; version: string },
): string;
export declare function compileCacheFolder(
  root: string,
  env?: Record<string, string | undefined>,
): string | undefined;
export declare function vitestArguments(root: string, args: readonly string[]): string[];
