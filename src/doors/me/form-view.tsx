import { newReceiptKey } from '../../platform/http/form-receipt.ts'
import type { FormErrors, FrameContext, Typed, View } from '../../platform/http/page.ts'
import type { Language } from '../../platform/text/language.ts'
import {
  CsrfField,
  ErrorSummary,
  FormActions,
  listErrors,
  SubmitButton,
  titleWithErrors,
} from '../../ui/forms.tsx'
import type { Content } from '../../ui/markup.ts'
import type { Opened } from './access.ts'
import { myPage } from './layout.ts'
import { text } from './text.ts'

/** What a form page shows: nothing typed at first, later what was sent with its faults. */
export interface Filled {
  readonly typed: Typed
  readonly errors: FormErrors
}
export const unfilled: Filled = { typed: {}, errors: { fields: {} } }

/** What a control needs beside its label: its name, what stands in it, and its fault. */
export const fieldsOf =
  (language: Language, { typed, errors }: Filled) =>
  (name: string) => ({
    name,
    language,
    value: typed[name] ?? '',
    ...(errors.fields[name] ? { error: errors.fields[name] } : {}),
  })

interface FormViewProps {
  readonly context: FrameContext
  readonly title: string
  readonly opened: Opened
  readonly intro: Content
  readonly filled: Filled
  readonly children: Content
  readonly submit: string
  readonly backHref: string
}

/** A page with one form and one thing to do. */
export function formView({ context, title, filled, ...props }: FormViewProps): View {
  const { language } = context
  const faults = listErrors(filled.errors.fields, filled.errors.conflict)
  return {
    title: titleWithErrors(language, title, faults),
    unlisted: true,
    main: myPage({
      opened: props.opened,
      context,
      before: <ErrorSummary language={language} errors={faults} />,
      title,
      children: (
        <>
          <p>{props.intro}</p>
          <form method="post" action={context.pathname} novalidate>
            <CsrfField token={context.formToken} once={newReceiptKey()} />
            {props.children}
            <FormActions>
              <SubmitButton>{props.submit}</SubmitButton>
              <a href={props.backHref}>{text(language)('back')}</a>
            </FormActions>
          </form>
        </>
      ),
    }),
  }
}
