import { z } from 'zod'
import type { Actor, PersonActor } from '../../platform/access/actor.ts'
import { NotFound } from '../../platform/http/errors.ts'
import { type Access, anyOf, logged } from '../../platform/http/page.ts'

/** Changes organisations, people's roles and rules; each change is in the history. */
export const administering = { access: anyOf('administrator'), audit: logged } as const

/** Reads what concerns control of who sees what. */
export const controlling = {
  access: anyOf('administrator', 'data-protection-officer'),
  audit: logged,
} as const

/** The logs themselves are read by somebody who cannot change what they control (trust requirement T-21). */
export const auditing = { access: anyOf('data-protection-officer'), audit: logged } as const

/** Leaders confirm the rights of their own organisation; for control the data protection officer reads along. */
export const reviewing = {
  access: anyOf('administrator', 'team-leader', 'head-of-school', 'data-protection-officer'),
  audit: logged,
} as const
export const confirming = {
  access: anyOf('administrator', 'team-leader', 'head-of-school'),
  audit: logged,
} as const
export const sampling = {
  access: anyOf('team-leader', 'head-of-school', 'data-protection-officer'),
  audit: logged,
} as const

/** Figures of any day, small ones too: the dated right *analyst* (domain §7). */
export const analysing = { access: anyOf('analyst'), audit: logged } as const

/** The front leads on to what the reader may open. */
export const entering = {
  access: anyOf('administrator', 'team-leader', 'head-of-school', 'data-protection-officer', 'analyst'),
  audit: logged,
} as const

const whoSeesAs: Access = {
  name: 'whoever sees as somebody else',
  allows: (actor) => actor.kind === 'person' && actor.seesAs !== undefined,
}
export const seeingAs = { access: whoSeesAs, audit: logged } as const

export const administers = (actor: Actor): boolean => administering.access.allows(actor)
export const audits = (actor: Actor): boolean => auditing.access.allows(actor)

/** A row's key, as it stands in an address. */
export const id = z.string().regex(/^[1-9]\d{0,17}$/)
export const noParams = z.object({})
export const organisationParams = z.object({ organisation: id })
export const unitParams = z.object({ unit: id })
export const userParams = z.object({ user: id })

/** The pages are for people; the type does not know. */
export const somebody = (actor: Actor): PersonActor => {
  if (actor.kind !== 'person') throw new NotFound()
  return actor
}
