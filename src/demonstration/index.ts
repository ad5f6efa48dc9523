export { type CastMember, type Citizen, cast, type SchoolMember, type StaffMember } from '../../test/cast.ts'
export { type IdentityOptions, type IdentityProviders, startIdentityProviders } from './identity/index.ts'
export { inventedPersonNumber } from './person-number.ts'
export { demonstrationPlaces } from './places.ts'
