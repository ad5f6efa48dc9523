import type { Language } from '../../platform/text/language.ts'
import { DateInput, TextArea, TextInput } from '../../ui/forms.tsx'
import { longestTalk } from './forms.ts'
import { text } from './text.ts'
import { ownTimeRows, timeRows } from './time-rows.ts'

interface Given {
  readonly name: string
  readonly language: Language
  readonly value: string
  readonly error?: string | undefined
}

/** A field without a fault has none: `undefined` is not the same. */
export const given = ({ error, ...field }: Given) => ({
  ...field,
  ...(error === undefined ? {} : { error }),
})

interface RowsProps {
  readonly language: Language
  readonly legend: string
  readonly rows: readonly number[]
  /** So many of them are asked for; the others may be left out. */
  readonly needed: number
  /** What stands in a field, and its fault. */
  readonly field: (name: string) => Given
}

/** Times to propose: a day and a clock time in each row. */
export function TimeRows({ language, legend, rows, needed, field }: RowsProps) {
  const t = text(language)
  return (
    <fieldset>
      <legend class="form-label">{legend}</legend>
      {rows.map((number) => (
        <>
          <DateInput
            {...given(field(`day_${number}`))}
            label={t('newDay', { number })}
            {...(number > needed ? { required: false } : {})}
          />
          <TextInput
            {...given(field(`at_${number}`))}
            label={t('newClock', { number })}
            hint={t('newClockHint')}
            maxLength={5}
            {...(number > needed ? { required: false } : {})}
          />
        </>
      ))}
    </fieldset>
  )
}

/** More times for a talk that has none set: one at least. */
export function MoreTimes({ language, field }: Pick<RowsProps, 'language' | 'field'>) {
  return (
    <TimeRows
      language={language}
      legend={text(language)('moreTimes')}
      rows={timeRows}
      needed={1}
      field={field}
    />
  )
}

/** What whoever gives a time back may say: when they would rather, and a word with it. */
export function OwnTimes({ language, field }: Pick<RowsProps, 'language' | 'field'>) {
  const t = text(language)
  return (
    <>
      <TimeRows language={language} legend={t('ownTimes')} rows={ownTimeRows} needed={0} field={field} />
      <TextArea
        {...given(field('words'))}
        label={t('ownWords')}
        required={false}
        rows={2}
        maxLength={longestTalk.reply}
      />
    </>
  )
}
