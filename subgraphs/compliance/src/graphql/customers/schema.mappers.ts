export type { FoundCustomer as CustomerMapper } from '../../app/customer-ports.ts';
