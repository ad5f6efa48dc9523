import { sql } from 'kysely'
import { z } from 'zod'
import type { PersonActor } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import type { PageContext } from '../../platform/http/page.ts'
import type { Language } from '../../platform/text/language.ts'
import { text } from './text.ts'

/** So long a purpose holds: a working day. Tomorrow it is said again. */
const holdsHours = 12

export const purposeForm = (language: Language) => {
  const fault = text(language)('purposeFault')
  return z.object({ purpose: z.string().trim().min(10, fault).max(300, fault) })
}

export async function statePurpose(
  trx: ActorTransaction,
  actor: PersonActor,
  purpose: string,
): Promise<void> {
  await trx.insertInto('analysis_purpose').values({ actor_id: actor.id, purpose }).execute()
}

/**
 * What an analyst said the figures are for, while it holds; undefined where they have to say it first. From here on the look is logged
 * with it and with what is asked, which names no person.
 */
export async function openAnalysis({
  db,
  actor,
  trail,
  pathname,
  query,
}: PageContext): Promise<string | undefined> {
  if (actor.kind !== 'person') return undefined
  const row = await db
    .selectFrom('analysis_purpose')
    .select('purpose')
    .where('actor_id', '=', actor.id)
    .where('stated_at', '>', sql<Date>`present() - make_interval(hours => ${holdsHours})`)
    .orderBy('stated_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return undefined
  trail.purpose = `${row.purpose} [${pathname}${query.size > 0 ? `?${query.toString()}` : ''}]`.slice(0, 1000)
  return row.purpose
}
