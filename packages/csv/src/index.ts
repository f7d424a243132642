export { csvCell, csvRow } from './csv.ts';
