export type {
  Notice as NoticeMapper,
  NoticePreference as NoticePreferenceMapper,
} from '../../domain/notice.ts';
