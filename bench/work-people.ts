import type pg from 'pg'
import { receiveConcern } from '../src/features/concerns/index.ts'
import { type Municipality, type PersonActor, systemIn } from '../src/platform/access/actor.ts'
import type { Database } from '../src/platform/db/connect.ts'
import { withActor } from '../src/platform/db/with-actor.ts'
import { newBrowser, sessionCookie } from '../src/platform/session/session-cookie.ts'
import { createSession } from '../src/platform/session/sessions.ts'

/** What the browser of somebody who is signed in sends. */
export async function cookieOf(
  database: Database,
  municipality: Municipality,
  actorId: string,
): Promise<string> {
  const signIn = systemIn(municipality, 'sign-in')
  const session = {
    actorId,
    provider: 'staff',
    organisation: null,
    authenticatedAt: null,
    idleMinutes: 60,
  }
  const token = await withActor(database.kysely, signIn, 'read write', (trx) => createSession(trx, session))
  return sessionCookie(false).write({ browser: newBrowser(), token }).split(';')[0] ?? ''
}

const said: Parameters<typeof receiveConcern>[3]['said'] = {
  seen: ['absence'],
  words: 'Has not been here since Monday.',
  urgency: 'soon',
  done_already: '',
  told: 'yes',
  their_words: '',
}

/** Concerns about a worker's young people, three promises each, until so many rows wait on the worker's list. */
export async function fillWorklist(
  database: Database,
  municipality: Municipality,
  worker: { readonly id: string; readonly people: readonly string[] },
  rows: number,
): Promise<void> {
  const actor: PersonActor = {
    kind: 'person',
    municipality,
    id: worker.id,
    name: 'Worker',
    roles: ['counsellor'],
    organisation: null,
  }
  for (let count = 0; count * 3 < rows; count += 1) {
    const personId = worker.people[count % worker.people.length]
    if (!personId) throw new Error('the worker has nobody')
    const report = { about: { personId }, said, schoolId: null }
    await withActor(database.kysely, actor, 'read write', (trx) =>
      receiveConcern(trx, actor, 'bench', report, 'nobody'),
    )
  }
}

/** Drafts like this one, which lack their last step only: each request sends one. */
export async function copyDraft(admin: pg.Client, like: string, count: number): Promise<readonly string[]> {
  const { rows } = await admin.query<{ id: string }>(
    `insert into m_851.concern_draft (reporter_id, person_id, answers)
      select reporter_id, person_id, answers from m_851.concern_draft, generate_series(1, $2) where id = $1 returning id`,
    [like, count],
  )
  return rows.map(({ id }) => id)
}
