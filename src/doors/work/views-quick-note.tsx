import { longest, type NoteDraft, noteKindName, noteKinds } from '../../features/notes/index.ts'
import type { Person } from '../../features/young-people/index.ts'
import { newReceiptKey } from '../../platform/http/form-receipt.ts'
import type { PageContext } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { localDate, longDateTime } from '../../platform/time.ts'
import { CsrfField, FormActions, HiddenField, Select, SubmitButton, TextArea } from '../../ui/forms.tsx'
import { paths } from './paths.ts'
import { text } from './text.ts'

/**
 * An ordinary note of today, written where one reads: what it lacks is asked for on the page of the whole form. What one types is
 * kept as a draft, by the page's script (`data-draft`) or by the second button.
 */
export function quickNote({ language, formToken, now }: PageContext, person: Person, draft: NoteDraft) {
  const t = text(language)
  const keep = href(paths.noteDraft, language, { person: person.id })
  return (
    <form
      method="post"
      action={href(paths.newNote, language, { person: person.id })}
      data-draft={keep}
      novalidate
    >
      <CsrfField token={formToken} once={newReceiptKey()} />
      <HiddenField name="happened_on" value={localDate(now)} />
      <HiddenField name="draft" value={String(draft.version)} />
      <Select
        name="kind"
        language={language}
        label={t('noteKindLabel')}
        placeholder
        value={draft.kind ?? ''}
        choices={noteKinds.map((value) => ({ value, label: noteKindName(value, language) }))}
      />
      <TextArea
        name="words"
        language={language}
        label={t('wordsLabel')}
        rows={4}
        maxLength={longest.words}
        value={draft.words}
      />
      <p
        role="status"
        data-draft-said
        data-saved={t('draftKept')}
        data-stale={t('draftStale')}
        data-unsaved={t('draftUnsaved')}
      >
        {draft.savedAt ? t('draftFrom', { at: longDateTime(draft.savedAt, language) }) : ''}
      </p>
      <FormActions>
        <SubmitButton>{t('noteNewSubmit')}</SubmitButton>
        <SubmitButton kind="secondary" to={keep}>
          {t('draftSubmit')}
        </SubmitButton>
      </FormActions>
    </form>
  )
}
