/** Composes the supergraph from `supergraph.yaml` and checks what is generated, and the layers. */
export {
  type Composed,
  type CompositionProblem,
  compose,
  formatProblem,
  type SubgraphSchema,
  typeDefsOf,
} from './compose.ts';
export { type Drift, findDrift } from './drift.ts';
export { checkLayers, type LayerReport } from './layers.ts';
export { parseSettings, readSchemaFiles, type SchemaFile } from './settings.ts';
export { checkSizes, type Exceptions, type SizeReport } from './sizes.ts';
export { API_SCHEMA_FILE, composeRepository, SUPERGRAPH_FILE } from './supergraph-files.ts';
