import { z } from 'zod'

/** An OpenID provider that this municipality trusts, as an administrator writes it. */
export const identityProvider = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/),
  dialect: z.enum(['citizen', 'staff', 'school']),
  issuer: z.url(),
  clientId: z.string().min(1),
  clientSecret: z.string().min(16),
  label: z.strictObject({ da: z.string().min(1), en: z.string().min(1) }),
  /** The level of assurance that a sign-in must have, where the provider states one. */
  acr: z.array(z.string()).optional(),
  scope: z.string().min(1).default('openid profile'),
  /** Where a sign-in also leads the browser, as a broker does to MitID: forms may lead there (trust T-32). */
  furtherOrigins: z.array(z.url()).default([]),
})
export type IdentityProvider = z.infer<typeof identityProvider>
