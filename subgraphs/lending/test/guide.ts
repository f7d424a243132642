export { type Example, examplesIn, follow, pageOf, sectionOf } from '@blockscore/testkit';
