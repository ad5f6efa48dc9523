import { newReceiptKey } from '../../platform/http/form-receipt.ts'
import type { FormErrors, FrameContext, Typed, View } from '../../platform/http/page.ts'
import type { Language } from '../../platform/text/language.ts'
import {
  CsrfField,
  ErrorSummary,
  FormActions,
  HiddenField,
  listErrors,
  SubmitButton,
  titleWithErrors,
} from '../../ui/forms.tsx'
import type { Content } from '../../ui/markup.ts'
import { text } from './text.ts'

/** What a form page shows: nothing typed at first, later what was sent with its faults. */
export interface Filled {
  readonly typed: Typed | undefined
  readonly errors: FormErrors
}

/** What a control needs beside its label: its name, what stands in it, and its fault. */
export const fieldsOf = (language: Language, values: Typed, errors: FormErrors) => (name: string) => ({
  name,
  language,
  value: values[name] ?? '',
  error: errors.fields[name],
})

interface FormViewProps {
  readonly context: FrameContext
  readonly title: string
  readonly breadcrumb: NonNullable<View['breadcrumb']>
  readonly errors: FormErrors
  /** What the form will do, in plain words, before it is sent. */
  readonly intro?: Content
  readonly children?: Content
  readonly version?: number | string | undefined
  readonly submit: string
  readonly kind?: 'primary' | 'warning'
  readonly backHref: string
  /** A file may come with it. */
  readonly upload?: boolean
}

/** A page with one form and one thing to do. */
export function formView(props: FormViewProps): View {
  const { context, title, errors, version } = props
  const { language } = context
  const faults = listErrors(errors.fields, errors.conflict)
  return {
    title: titleWithErrors(language, title, faults),
    breadcrumb: props.breadcrumb,
    unlisted: true,
    main: (
      <>
        <ErrorSummary language={language} errors={faults} />
        <h1>{title}</h1>
        {props.intro}
        <form
          method="post"
          action={context.pathname}
          enctype={props.upload ? 'multipart/form-data' : undefined}
          novalidate
        >
          <CsrfField token={context.formToken} once={newReceiptKey()} />
          {version === undefined ? null : <HiddenField name="version" value={String(version)} />}
          {props.children}
          <FormActions>
            <SubmitButton kind={props.kind ?? 'primary'}>{props.submit}</SubmitButton>
            <a href={props.backHref}>{text(language)('back')}</a>
          </FormActions>
        </form>
      </>
    ),
  }
}

/** After a conflict the next sending counts on what stands now; after a fault, on what was read at first. */
export const versionFor = (present: number, { typed, errors }: Filled): number | string =>
  errors.conflict ? present : (typed?.version ?? present)
