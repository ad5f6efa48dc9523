import { z } from 'zod'

/**
 * 128 bits of security, as everything else here has (OWASP ASVS 11.2.3). RSA keys of 2,048 bits have 112, which NIST SP
 * 800-57 allows until 2030.
 */
export const ordinaryRsaBits = 3072

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
  /**
   * So long an RSA key must be that signs for this provider. Some brokers still sign with 2,048 bits: whether that is
   * enough for the people who sign in there is the municipality's own decision, said here and logged at each start.
   */
  rsaBits: z.number().int().min(2048).max(16_384).default(ordinaryRsaBits),
})
export type IdentityProvider = z.infer<typeof identityProvider>
