export { identityProviders, type Providers } from './identity-providers.ts'
export { signInPages } from './pages.ts'
export { accountPath, callbackPath, signedOutPath, signInPath, signOutPath } from './paths.ts'
export type { SignInServices } from './services.ts'
