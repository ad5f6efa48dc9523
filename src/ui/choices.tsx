import type { Language } from '../platform/text/language.ts'
import { described, Field, type FieldProps, groupClass, HintAndError, idOf } from './field.tsx'
import { text } from './text.ts'

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
