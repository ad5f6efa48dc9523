import { longest, noteKindName, noteKinds } from '../../features/notes/index.ts'
import type { Person } from '../../features/young-people/index.ts'
import { newReceiptKey } from '../../platform/http/form-receipt.ts'
import type { PageContext } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { localDate } from '../../platform/time.ts'
import { CsrfField, HiddenField, Select, SubmitButton, TextArea } from '../../ui/forms.tsx'
import { paths } from './paths.ts'
import { text } from './text.ts'

/** An ordinary note of today, written where one reads: what it lacks is asked for on the page of the whole form. */
export function quickNote({ language, formToken, now }: PageContext, person: Person) {
  const t = text(language)
  return (
    <form method="post" action={href(paths.newNote, language, { person: person.id })} novalidate>
      <CsrfField token={formToken} once={newReceiptKey()} />
      <HiddenField name="happened_on" value={localDate(now)} />
      <Select
        name="kind"
        language={language}
        label={t('noteKindLabel')}
        placeholder
        choices={noteKinds.map((value) => ({ value, label: noteKindName(value, language) }))}
      />
      <TextArea name="words" language={language} label={t('wordsLabel')} rows={4} maxLength={longest.words} />
      <SubmitButton kind="secondary">{t('noteNewSubmit')}</SubmitButton>
    </form>
  )
}
