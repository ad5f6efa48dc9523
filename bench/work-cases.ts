import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { type Conversation, ofTheRequest } from '../test/support/recorded-statements.ts'
import type { FloorPlan } from './floor-plan.ts'
import type { Asked } from './load.ts'
import type { Visit } from './visit.ts'
import { copyDraft } from './work-people.ts'

/** A request to measure: how it is asked, what it sends to the database, and what is another one's each time. */
export interface Case {
  readonly name: string
  readonly asked: Asked
  readonly conversations: readonly Conversation[]
  readonly floor?: Pick<FloorPlan, 'varies' | 'returned'>
}

/** Somebody signed in: in the program that is measured, and in the one in this process, whose statements are recorded. */
export interface Both {
  readonly url: string
  readonly cookie: string
  readonly measured: Visit
  readonly recorded: Visit
  readonly conversations: Conversation[]
}

/** What the second of two equal requests sends: the first may find something that is new to the program. */
async function recordingOf({ conversations }: Both, ask: () => Promise<string>): Promise<Conversation[]> {
  await ask()
  conversations.length = 0
  await ask()
  return [...ofTheRequest(conversations)]
}

export const pageCase = async (name: string, both: Both, path: string): Promise<Case> => ({
  name,
  asked: { url: both.url + path, headers: { cookie: both.cookie } },
  conversations: await recordingOf(both, () => both.recorded.open(path)),
})

export const searchCase = async (name: string, both: Both, words: string): Promise<Case> => {
  const [path, fields] = ['/work/search', { name: words, born: '', number: '' }]
  return {
    name,
    asked: { url: both.url + path, headers: { cookie: both.cookie }, form: both.measured.form(fields) },
    conversations: await recordingOf(both, () => both.recorded.send(path, fields)),
  }
}

const receipt = (): string => randomBytes(18).toString('base64url')
const lastStep = { done_already: '', told: 'yes', their_words: '' }
const stepOf = (draft: string): string => `/school/concerns/drafts/${draft}/told`

/**
 * The last step of a teacher's report, which receives it: a draft of its own for each request, and a number of its own for
 * each concern. Ids begin so high that none of them is anything else's in a recorded statement.
 *
 * @param most reports on each side
 */
export async function reportCase(both: Both, admin: pg.Client, most: number): Promise<Case> {
  await admin.query(`alter table m_851.concern alter column id restart with 810000000;
    alter table m_851.concern_draft alter column id restart with 910000000`)
  // The form's own key looks like a person's.
  const form = (await both.measured.open('/school/new-concern')).replaceAll(/name="_once" value="[^"]*"/g, '')
  const person = /"([0-9a-f]{8}-[0-9a-f-]{27})"/.exec(form)
  if (!person?.[1]) throw new Error('the teacher has no pupil')
  const what = await both.measured.send('/school/new-concern', { person: person[1], _once: receipt() })
  await both.measured.send(what, { seen: 'absence', words: 'Not here.', urgency: 'soon', _once: receipt() })
  const like = /drafts\/(\d+)/.exec(what)?.[1]
  if (!like) throw new Error(`no draft was begun: ${what}`)
  const ids = await copyDraft(admin, like, 2 * most + 2)
  let led = ''
  const sent: { draft: string; once: string }[] = []
  const conversations = await recordingOf(both, async () => {
    const one = { draft: ids[sent.length] ?? '', once: receipt() }
    sent.push(one)
    led = await both.recorded.send(stepOf(one.draft), { ...lastStep, _once: one.once })
    return led
  })
  const concern = /concerns\/(8\d+)/.exec(led)?.[1]
  const last = sent.at(-1)
  if (!concern || !last) throw new Error(`nothing was reported: ${led}`)
  const ours = ids.slice(2, 2 + most).values()
  return {
    name: 'report a concern',
    asked: {
      url: both.url,
      headers: { cookie: both.cookie },
      status: 303,
      next() {
        const draft = ours.next().value
        if (!draft) throw new Error('no draft is left')
        return { path: stepOf(draft), form: both.measured.form({ ...lastStep, _once: receipt() }) }
      },
    },
    conversations,
    floor: {
      varies: {
        recorded: [last.draft, last.once],
        each: ids.slice(2 + most).map((id) => [id, receipt()]),
      },
      returned: { table: 'concern', column: 'id', recorded: concern },
    },
  }
}
