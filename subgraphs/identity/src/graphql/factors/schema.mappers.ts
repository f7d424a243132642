import type { Factors, Passkey } from '../../domain/factors.ts';
import type { UserMapper } from '../users/schema.mappers.ts';

export type FactorsMapper = Factors & Pick<UserMapper, 'proven'>;
export type PasskeyMapper = Passkey;
