import type { PropsWithChildren } from 'hono/jsx'
import type { Language } from '../platform/text/language.ts'
import { icon } from './icons.ts'
import { csrfField } from './layout.tsx'
import type { Content } from './markup.ts'
import { text } from './text.ts'

/** What every control has. `id` is the name unless two forms on a page share names. */
export interface FieldProps {
  readonly name: string
  readonly label: string
  readonly id?: string
  readonly hint?: string
  readonly error?: string
  readonly required?: boolean
}

type InputType = 'text' | 'email' | 'tel' | 'url' | 'search' | 'number' | 'password' | 'date'

const idOf = ({ id, name }: FieldProps) => id ?? name

/** The attributes that tie a control to its hint and its error. */
function described(props: FieldProps) {
  const ids = [props.hint && `${idOf(props)}-hint`, props.error && `${idOf(props)}-error`].filter(Boolean)
  return {
    'aria-describedby': ids.length > 0 ? ids.join(' ') : undefined,
    'aria-invalid': props.error ? ('true' as const) : undefined,
    required: props.required,
  }
}

function HintAndError(props: FieldProps & { language: Language }) {
  const { hint, error, language } = props
  return (
    <>
      {hint ? (
        <span class="form-hint" id={`${idOf(props)}-hint`}>
          {hint}
        </span>
      ) : null}
      {error ? (
        <span class="form-error-message" id={`${idOf(props)}-error`}>
          <span class="sr-only">{text(language)('error')}: </span>
          {error}
        </span>
      ) : null}
    </>
  )
}

const groupClass = (error: string | undefined) => (error ? 'form-group form-error' : 'form-group')

function Label(props: FieldProps & { language: Language }) {
  return (
    <label class="form-label" for={idOf(props)}>
      {props.label}
      {props.required === false ? ` (${text(props.language)('optional')})` : ''}
    </label>
  )
}

/** Label, hint, error and one control. `required={false}` says in words that it may be left out. */
function Field(props: PropsWithChildren<FieldProps & { language: Language }>) {
  return (
    <div class={groupClass(props.error)}>
      <Label {...props} />
      <HintAndError {...props} />
      {props.children}
    </div>
  )
}

type TextProps = FieldProps & {
  readonly language: Language
  readonly value?: string
  readonly maxLength?: number
}

export function TextInput(
  props: TextProps & { type?: InputType; autocomplete?: string; inputmode?: 'numeric' },
) {
  return (
    <Field {...props}>
      <input
        class="form-input"
        type={props.type ?? 'text'}
        id={idOf(props)}
        name={props.name}
        value={props.value ?? ''}
        maxlength={props.maxLength}
        autocomplete={props.autocomplete}
        inputmode={props.inputmode}
        {...described(props)}
      />
    </Field>
  )
}

/** A day, as `YYYY-MM-DD`, in the browser's own picker. */
export function DateInput(props: TextProps & { min?: string; max?: string }) {
  return (
    <Field {...props}>
      <input
        class="form-input"
        type="date"
        id={idOf(props)}
        name={props.name}
        value={props.value ?? ''}
        min={props.min}
        max={props.max}
        {...described(props)}
      />
    </Field>
  )
}

export function TextArea(props: TextProps & { rows?: number; lang?: Language }) {
  return (
    <Field {...props}>
      <textarea
        class="form-input"
        id={idOf(props)}
        name={props.name}
        rows={props.rows ?? 5}
        maxlength={props.maxLength}
        lang={props.lang}
        {...described(props)}
      >
        {props.value ?? ''}
      </textarea>
    </Field>
  )
}

export interface Choice {
  readonly value: string
  readonly label: string
  readonly hint?: string
}

/** `placeholder` adds a first choice without a value, so that nothing is chosen by accident. */
export function Select(
  props: FieldProps & {
    language: Language
    choices: readonly Choice[]
    value?: string
    placeholder?: boolean
  },
) {
  return (
    <Field {...props}>
      <select class="form-select" id={idOf(props)} name={props.name} {...described(props)}>
        {props.placeholder ? <option value="">{text(props.language)('choose')}</option> : null}
        {props.choices.map(({ value, label }) => (
          <option value={value} selected={value === props.value}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  )
}

type ChoicesProps = FieldProps & { readonly language: Language; readonly choices: readonly Choice[] }

/** One of several. The error and hint belong to the group; the summary's link leads to the first choice. */
export function Radios(props: ChoicesProps & { value?: string }) {
  return <Choices {...props} type="radio" chosen={props.value === undefined ? [] : [props.value]} />
}

/** Any of several; the form sends the name once for each. */
export function Checkboxes(props: ChoicesProps & { values?: readonly string[] }) {
  return <Choices {...props} type="checkbox" chosen={props.values ?? []} />
}

function Choices(props: ChoicesProps & { type: 'radio' | 'checkbox'; chosen: readonly string[] }) {
  const { choices, chosen, type, name, label } = props
  const { required, ...group } = described(props)
  return (
    <div class={groupClass(props.error)}>
      <fieldset {...(type === 'radio' ? { role: 'radiogroup', ...group } : group)}>
        <legend class="form-label">{label}</legend>
        <HintAndError {...props} />
        <div class="form-choices">
          {choices.map((choice, index) => (
            <ChoiceInput
              id={index === 0 ? idOf(props) : `${idOf(props)}-${index + 1}`}
              type={type}
              name={name}
              choice={choice}
              checked={chosen.includes(choice.value)}
              required={type === 'radio' ? required : undefined}
            />
          ))}
        </div>
      </fieldset>
    </div>
  )
}

function ChoiceInput(props: {
  id: string
  type: 'radio' | 'checkbox'
  name: string
  choice: Choice
  checked: boolean
  required: boolean | undefined
}) {
  const { id, type, choice } = props
  return (
    <div class={`form-group-${type}`}>
      <input
        type={type}
        class={`form-${type}`}
        id={id}
        name={props.name}
        value={choice.value}
        checked={props.checked}
        required={props.required}
        aria-describedby={choice.hint ? `${id}-more` : undefined}
      />
      <label for={id}>{choice.label}</label>
      {choice.hint ? (
        <span class="form-hint" id={`${id}-more`}>
          {choice.hint}
        </span>
      ) : null}
    </div>
  )
}

/** One yes. The form sends `value` (or `on`) when it is ticked. */
export function Checkbox(props: FieldProps & { language: Language; value?: string; checked?: boolean }) {
  return (
    <div class={groupClass(props.error)}>
      <HintAndError {...props} />
      <div class="form-group-checkbox">
        <input
          type="checkbox"
          class="form-checkbox"
          id={idOf(props)}
          name={props.name}
          value={props.value ?? 'on'}
          checked={props.checked}
          {...described(props)}
        />
        <label for={idOf(props)}>{props.label}</label>
      </div>
    </div>
  )
}

/** What every form that changes something carries: the session's token, and a key that makes a second click harmless. */
export function CsrfField({ token, once }: { token: string; once?: string }) {
  return (
    <>
      <input type="hidden" name={csrfField} value={token} />
      {once ? <input type="hidden" name="_once" value={once} /> : null}
    </>
  )
}

export function HiddenField({ name, value }: { name: string; value: string }) {
  return <input type="hidden" name={name} value={value} />
}

/** `name` and `value` tell apart two buttons of one form. */
export function SubmitButton(
  props: PropsWithChildren<{ kind?: 'primary' | 'secondary' | 'warning'; name?: string; value?: string }>,
) {
  return (
    <button
      type="submit"
      class={`button button-${props.kind ?? 'primary'}`}
      name={props.name}
      value={props.value}
    >
      {props.children}
    </button>
  )
}

/** The end of a form: its buttons, and perhaps a way back. */
export function FormActions({ children }: { children?: Content }) {
  return <div class="form-actions">{children}</div>
}

export interface FieldError {
  /** The control's id; without one the error is about the form as a whole. */
  readonly field?: string
  readonly message: string
}

/** Faults by field name, in the form's order, as a list; `conflict` is about the form as a whole. */
export function listErrors(fields: Readonly<Record<string, string>>, conflict?: string): FieldError[] {
  const faults = Object.entries(fields).map(([field, message]) => ({ field, message }))
  return conflict ? [{ message: conflict }, ...faults] : faults
}

/** All that is wrong, first on the page, with a way to each place. The page's script moves the focus here. */
export function ErrorSummary(props: { language: Language; errors: readonly FieldError[] }) {
  if (props.errors.length === 0) return null
  return (
    <div class="alert alert-error error-summary" role="alert" tabindex={-1}>
      {icon('error', 'alert-icon')}
      <p class="alert-heading">{text(props.language)('errorSummary')}</p>
      <ul class="alert-text">
        {props.errors.map(({ field, message }) => (
          <li>{field ? <a href={`#${field}`}>{message}</a> : message}</li>
        ))}
      </ul>
    </div>
  )
}

/** The page's title says it first when something must be corrected: a screen reader reads titles first. */
export const titleWithErrors = (language: Language, title: string, errors: readonly FieldError[]): string =>
  errors.length > 0 ? text(language)('errorPrefix', { title }) : title
