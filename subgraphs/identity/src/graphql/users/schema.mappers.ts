export type { User as UserMapper } from '../../domain/user.ts';
