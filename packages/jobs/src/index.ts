export type {
  EnqueueOptions,
  JobCatalogue,
  JobDefinition,
  JobRecorder,
  JobTypes,
} from './catalogue.ts';
