import { z } from 'zod'
import { openPerson, type Standing } from '../../features/access/index.ts'
import { findOwnPerson, getOwnFacts, type OwnFacts } from '../../features/own-data/index.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { NotFound } from '../../platform/http/errors.ts'
import { type Access, anyOf, logged, type PageContext } from '../../platform/http/page.ts'

const citizens = anyOf('young-person', 'guardian')

/**
 * The front page also takes in those who have signed in and have no role: somebody under 15 (L-10), a parent whose child
 * has come of age. They are told how things are, instead of being turned away.
 */
const citizensAndNobody: Access = {
  name: 'young-person, guardian, anybody without a role',
  allows: (actor: Actor) => citizens.allows(actor) || (actor.kind === 'person' && actor.roles.length === 0),
}

export const atTheDoor = { access: citizensAndNobody, audit: logged } as const
/** What is the young person's alone. */
export const own = { access: anyOf('young-person'), audit: logged } as const
/** What a holder of custody also has, of their child and smaller. */
export const ownOrChild = { access: citizens, audit: logged } as const

export const noParams = z.object({})
export const personParams = z.object({ person: z.uuid() })
export const rowKey = z.string().regex(/^[1-9]\d{0,17}$/)

/** Somebody whose page this is: the reader, or their child. */
export interface Opened {
  readonly personId: string
  readonly standing: Standing
  readonly facts: OwnFacts
  /** The reader holds custody; their view is the smaller one (L-09). */
  readonly ofChild: boolean
}

/**
 * Opens the page of the reader, or of a child in their custody. Whoever works with a young person does that at another
 * door: for them, nobody is here.
 *
 * @throws NotFound
 */
export async function openMine(context: PageContext, personId: string): Promise<Opened> {
  const { db, trail } = context
  const standing = await openPerson(db, trail, personId)
  const reasons = standing.all.map(({ reason }) => reason)
  const isSelf = reasons.includes('self')
  if (!isSelf && !reasons.includes('custody')) throw new NotFound()
  const facts = await getOwnFacts(db, standing.personId)
  return { personId: standing.personId, standing, facts, ofChild: !isSelf }
}

/** @throws NotFound for somebody who is nobody's page here */
export async function openOwn(context: PageContext): Promise<Opened> {
  const personId = await findOwnPerson(context.db)
  if (personId === undefined) throw new NotFound()
  const opened = await openMine(context, personId)
  if (opened.ofChild) throw new NotFound()
  return opened
}
