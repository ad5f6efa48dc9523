import { z } from 'zod'
import type { Role } from '../../platform/access/actor.ts'
import { anyOf, logged } from '../../platform/http/page.ts'

/** Those who work with young people in the municipality. Whom each of them may see is the rule's to say. */
const workRoles = [
  'counsellor',
  'youth-guide',
  'caseworker',
  'mentor',
  'team-leader',
] as const satisfies readonly Role[]

export const working = { access: anyOf(...workRoles), audit: logged } as const

/** Emergency access is looked over by leaders, and by the one who looks after data protection. */
export const reviewing = { access: anyOf('team-leader', 'data-protection-officer'), audit: logged } as const

/** What a leader does for the team, and how it goes there. */
export const leading = { access: anyOf('team-leader'), audit: logged } as const

/** A row's key, as it stands in an address. */
export const id = z.string().regex(/^[1-9]\d{0,17}$/)
export const noParams = z.object({})
/** Whether it is anybody's id is for `openPerson` to say: whoever is unknown takes the same way. */
export const personParams = z.object({ person: z.string().max(60) })
export const noteParams = personParams.extend({ note: id })
const uuid = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
export const activityParams = personParams.extend({ activity: uuid })
export const twoActivitiesParams = activityParams.extend({ other: uuid })
