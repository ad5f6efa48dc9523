import type { TrustPromise } from './promise.ts'
import { accessPromises } from './promises-access.ts'
import { auditPromises } from './promises-audit.ts'
import { surfacePromises } from './promises-surface.ts'

export const promises: readonly TrustPromise[] = [...accessPromises, ...auditPromises, ...surfacePromises]
