import { z } from 'zod'
import type { Actor } from '../../platform/access/actor.ts'
import { anyOf, logged } from '../../platform/http/page.ts'

/** Drafts too: this is where the bodies read what they are asked about. */
export const reading = {
  access: anyOf('secretariat', 'leadership-group', 'youth-council', 'politician'),
  audit: logged,
} as const

/** The secretariat records what others decided; nobody else changes the strategy. */
export const changing = { access: anyOf('secretariat'), audit: logged } as const

export const mayChangeAnything = (actor: Actor): boolean => changing.access.allows(actor)

/** A row's key, as it stands in an address. */
export const id = z.string().regex(/^[1-9]\d{0,17}$/)
export const editionParams = z.object({ edition: id })
export const passageParams = z.object({ edition: id, passage: id })
