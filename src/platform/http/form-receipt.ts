import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { PersonActor } from '../access/actor.ts'
import type { PageContext } from './page.ts'

/** A form's idempotency key, made anew each time that the form is shown. A list has hundreds: these are drawn many at a time. */
export const newReceiptKey = (): string => randomUUID()

/**
 * A form that arrives twice (an impatient click, a reload, a resend) has one effect and the same answer. The key
 * travels in the form; its row is written in the action's own transaction, so a twin waits here until the first one
 * has committed, and then goes where that went (trust requirement T-62).
 */
export async function withReceipt(
  context: PageContext & { readonly actor: PersonActor },
  page: string,
  key: string | undefined,
  act: () => Promise<string>,
): Promise<string> {
  if (!key) return act()
  const { rows } = await sql`insert into form_receipt (key, actor_id, page, location)
    values (${key}, ${context.actor.id}, ${page}, '') on conflict (key) do nothing returning key`.execute(
    context.db,
  )
  if (rows.length === 0) return locationOfTwin(context, key)
  const location = await act()
  await context.db.updateTable('form_receipt').set({ location }).where('key', '=', key).execute()
  return location
}

async function locationOfTwin(
  context: PageContext & { readonly actor: PersonActor },
  key: string,
): Promise<string> {
  const twin = await context.db
    .selectFrom('form_receipt')
    .select('location')
    .where('key', '=', key)
    .where('actor_id', '=', context.actor.id)
    .executeTakeFirst()
  return twin?.location ?? '/'
}
