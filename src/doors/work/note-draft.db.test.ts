import { beforeAll, describe, expect, it } from 'vitest'
import { runJobAt } from '../../../test/support/jobs.ts'
import { dropNoteDraftsJob } from '../../features/notes/index.ts'
import type { PersonActor } from '../../platform/access/actor.ts'
import { type WorkTest, workTest } from './work.fixture.ts'

/* What is being written on the page about a young person is kept as a draft, by a script or by a button, for its writer alone. */

let test: WorkTest
beforeAll(async () => {
  test = await workTest()
})

const page = (id: string, rest = '') => `/work/people/${id}${rest}`
/** What the page's script sends, or the button. */
const keep = (
  words: string,
  draft: number,
  more: Record<string, string> = {},
  who: PersonActor = test.mette,
) => test.as(who).send(page(test.emil, '/note-draft'), { kind: '', words, draft: String(draft), ...more })
/** What stands in the quick note of somebody who opens the page, and the version that their tab goes on from. */
async function found(who: PersonActor = test.mette) {
  const { html } = await test.as(who).open(page(test.emil))
  const form = html.slice(html.indexOf('data-draft='))
  const [, words = ''] = /<textarea[^>]{0,400}>([^<]{0,400})</.exec(form) ?? []
  const [, version = ''] = /name="draft" value="(\d+)"/.exec(form) ?? []
  const [, kind = ''] = /<option value="(\w+)" selected/.exec(form.slice(0, form.indexOf('</form>'))) ?? []
  return { words, version: Number(version), kind }
}

describe('a note that is being written', () => {
  it('is there again when its writer comes back, in whichever tab, and in the whole form as well', async () => {
    expect(await found()).toEqual({ words: '', version: 0, kind: '' })
    const kept = await keep('Emil ringede', 0, { kind: 'phone' })
    expect(kept.location).toBe(`${page(test.emil)}?done=noteKept#quick-note`)
    expect(await found()).toEqual({ words: 'Emil ringede', version: 1, kind: 'phone' })
    await keep('Emil ringede om sin praktik', 1, { kind: 'phone' })
    expect(await found()).toEqual({ words: 'Emil ringede om sin praktik', version: 2, kind: 'phone' })
    expect((await test.as(test.mette).open(page(test.emil, '/new-note'))).form).toMatchObject({
      words: 'Emil ringede om sin praktik',
      kind: 'phone',
    })
  })

  it('is nobody else’s, not in the log, and not kept by who may not write about them', async () => {
    expect(await found(test.jonas)).toEqual({ words: '', version: 0, kind: '' })
    await test.log()
    await keep('Emil ringede om sin praktik', 2, { kind: 'phone' })
    expect((await test.log()).map(({ page: name }) => name)).toEqual([])
    expect((await keep('x', 0, {}, test.stranger)).status).toBe(404)
    await expect(
      test.db.as(
        (trx) =>
          trx
            .insertInto('note_draft')
            .values({ author_id: test.stranger.id, person_id: test.emil, words: 'x', version: 1 })
            .execute(),
        test.stranger,
      ),
    ).rejects.toThrow(/row-level security/)
  })

  it('is not overwritten by another tab: both texts are shown, and the typed one is not lost', async () => {
    const { version } = await found()
    expect((await keep('Fra den ene fane.', version)).status).toBe(303)
    // Sent again word for word, because the answer was lost: kept once.
    expect((await keep('Fra den ene fane.', version)).status).toBe(303)
    const other = await keep('Fra den anden fane.', version)
    expect(other.status).toBe(409)
    expect(other.form.words).toBe('Fra den anden fane.')
    expect(other.words).toContain('Det, der står i den anden fane Fra den ene fane.')
    expect(await found()).toMatchObject({ words: 'Fra den ene fane.', version: version + 1 })
    // The form that shows both sends the note itself.
    const note = await test
      .as(test.mette)
      .send(page(test.emil, '/new-note'), { ...other.form, kind: 'phone', happened_on: '2026-11-24' })
    expect(note.location).toBe(`${page(test.emil)}?done=noteWritten`)
  })

  it('is gone when the note is saved, and a saving that was under way does not bring it back', async () => {
    const before = await found()
    expect(before.words).toBe('')
    await keep('Vi talte om mandag', before.version)
    const sent = await test.as(test.mette).send(page(test.emil, '/new-note'), {
      kind: 'phone',
      happened_on: '2026-11-24',
      words: 'Vi talte om mandag.',
      draft: String(before.version + 1),
    })
    expect(sent.status).toBe(303)
    expect((await keep('Vi talte om mandag.', before.version + 1)).status).toBe(409)
    expect((await found()).words).toBe('')
  })

  it('says what is wrong with it and keeps what was typed', async () => {
    const long = 'x'.repeat(10_001)
    const answer = await keep(long, 0)
    expect([answer.status, answer.form.words]).toEqual([422, long])
    expect((await test.as(test.mette).send(page(test.emil, '/note-draft'), { words: 'x' })).status).toBe(422)
  })

  it('waits for 30 days, and goes when somebody may not write about the young person any more', async () => {
    const { version } = await found()
    await keep('Venter.', version)
    await runJobAt(test.db, dropNoteDraftsJob, '2026-12-24T09:00:00+01:00')
    expect((await found()).words).toBe('Venter.')
    await runJobAt(test.db, dropNoteDraftsJob, '2026-12-24T12:00:00+01:00')
    expect(await found()).toEqual({ words: '', version: 0, kind: '' })
    await keep('Igen.', 0)
    await test.superuser(
      `update relation set valid_until = today() where actor_id = $1 and person_id = $2 and kind = 'contact_person'`,
      [test.mette.id, test.emil],
    )
    const rows = await test.db.as((trx) => trx.selectFrom('note_draft').select('words').execute(), test.mette)
    expect(rows).toEqual([])
  })
})
