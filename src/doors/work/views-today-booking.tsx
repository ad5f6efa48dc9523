import { html } from 'hono/html'
import { BookedTalkFields, bookedTalkSubmit } from '../../features/talks/index.ts'
import { newReceiptKey } from '../../platform/http/form-receipt.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { CsrfField, FormActions, HiddenField, SubmitButton } from '../../ui/forms.tsx'
import type { Markup } from '../../ui/markup.ts'
import { fieldsOf } from './form-view.tsx'
import { paths } from './paths.ts'
import { text } from './text.ts'
import { backName } from './today-back.ts'
import { type Booking, bookName, rowName } from './today-booking.ts'
import { readFilter, todayHref } from './today-filter.ts'

/** As long as most talks are; it can be changed. */
const usualLength = '45'

/** The form with which a talk is booked that was agreed on already; open, because somebody has asked for it. */
export function bookingForm(
  { row, personId, person, concernId, filled }: Booking,
  {
    language,
    formToken,
    back,
  }: { readonly language: Language; readonly formToken: string; readonly back: string },
): Markup {
  const t = text(language)
  const form = (
    <form method="post" action={href(paths.bookTalk, language, { person: personId })} novalidate>
      <CsrfField token={formToken} once={newReceiptKey()} />
      <HiddenField name={backName} value={back} />
      <HiddenField name={rowName} value={filled.typed?.[rowName] ?? row ?? ''} />
      {concernId ? <HiddenField name="concern" value={concernId} /> : null}
      <p>{t('bookText')}</p>
      <BookedTalkFields
        language={language}
        isMinor={person.age < 18}
        field={fieldsOf(language, filled, { length: usualLength })}
      />
      <FormActions>
        <SubmitButton>{bookedTalkSubmit(language)}</SubmitButton>
        <a href={todayHref(readFilter(new URLSearchParams(back)), language)}>{t('back')}</a>
      </FormActions>
    </form>
  )
  return html`<details class="row-more" id="${bookName}" open><summary>${t('bookWith', { name: person.name })}</summary>${form}</details>`
}
