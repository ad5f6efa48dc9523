export { type IdentityOptions, type IdentityProviders, startIdentityProviders } from './identity/index.ts'
export { demonstrationMunicipality, loadDemonstration } from './load-demonstration.ts'
