import type { Language } from '../../platform/text/language.ts'
import { Checkbox, Checkboxes, DateInput, Radios, Select, TextArea, TextInput } from '../../ui/forms.tsx'
import { longestTalk, timeRows } from './forms.ts'
import type { Invitable } from './queries.ts'
import { fewestTimes, lengths, type TalkKind } from './rules.ts'
import { text } from './text.ts'
import { talkKindName } from './views.tsx'

/** What stands in a field, and its fault. */
type FieldOf = (name: string) => {
  readonly name: string
  readonly language: Language
  readonly value: string
  readonly error: string | undefined
}

interface NewTalkProps {
  readonly language: Language
  readonly kinds: readonly TalkKind[]
  readonly invitable: readonly Invitable[]
  readonly bases: readonly { readonly code: string; readonly da: string; readonly en: string }[]
  readonly isMinor: boolean
  readonly field: FieldOf
}

/** The fields of a new talk: what, where, when, and who; of a meeting between departments also why and until when. */
export function NewTalkFields({ language, kinds, invitable, bases, isMinor, field }: NewTalkProps) {
  const t = text(language)
  const meets = kinds.includes('coordination-meeting')
  const people = field('people')
  const withYoung = field('with_young_person')
  return (
    <>
      <Radios
        {...given(field('kind'))}
        label={t('newKind')}
        choices={kinds.map((value) => ({ value, label: talkKindName(value, language) }))}
      />
      <PlaceFields language={language} field={field} />
      <fieldset>
        <legend class="form-label">{t('newTimes')}</legend>
        {timeRows.map((number) => (
          <>
            <DateInput
              {...given(field(`day_${number}`))}
              label={t('newDay', { number })}
              {...(number > fewestTimes ? { required: false } : {})}
            />
            <TextInput
              {...given(field(`at_${number}`))}
              label={t('newClock', { number })}
              hint={t('newClockHint')}
              maxLength={5}
              {...(number > fewestTimes ? { required: false } : {})}
            />
          </>
        ))}
      </fieldset>
      {invitable.length > 0 ? (
        <Checkboxes
          {...given(people)}
          label={t('newPeople')}
          hint={t('newPeopleHint')}
          values={people.value.split('\n')}
          choices={invitable.map(({ actorId, part, name, organisation }) => ({
            value: `${actorId}:${part}`,
            label: organisation ? `${name}, ${organisation}` : name,
          }))}
        />
      ) : null}
      {isMinor ? <CustodyFields language={language} field={field} /> : null}
      {meets ? (
        <fieldset>
          <legend class="form-label">{t('newMeetingHeading')}</legend>
          <Checkbox
            name="with_young_person"
            language={language}
            label={t('newWithYoung')}
            value="yes"
            checked={withYoung.value === 'yes'}
          />
          <Radios
            {...given(field('basis'))}
            label={t('newBasis')}
            choices={bases.map((one) => ({ value: one.code, label: one[language] }))}
          />
          <TextArea
            {...given(field('purpose'))}
            label={t('purpose')}
            required={false}
            rows={2}
            maxLength={longestTalk.purpose}
          />
          <DateInput
            {...given(field('until'))}
            label={t('newUntil')}
            hint={t('newUntilHint')}
            required={false}
          />
        </fieldset>
      ) : null}
    </>
  )
}

/** The fields of a talk that was agreed on already: when, where, and of somebody under 18 whether their parents come. */
export function BookedTalkFields({
  language,
  isMinor,
  field,
}: Pick<NewTalkProps, 'language' | 'isMinor' | 'field'>) {
  const t = text(language)
  return (
    <>
      <DateInput {...given(field('day'))} label={t('bookedDay')} />
      <TextInput {...given(field('at'))} label={t('bookedClock')} hint={t('newClockHint')} maxLength={5} />
      <PlaceFields language={language} field={field} />
      {isMinor ? <CustodyFields language={language} field={field} /> : null}
    </>
  )
}

function PlaceFields({ language, field }: Pick<NewTalkProps, 'language' | 'field'>) {
  const t = text(language)
  return (
    <>
      <TextInput {...given(field('place'))} label={t('newPlace')} maxLength={longestTalk.place} />
      <Select
        {...given(field('length'))}
        label={t('newLength')}
        placeholder
        choices={lengths.map((minutes) => ({ value: String(minutes), label: t('newMinutes', { minutes }) }))}
      />
    </>
  )
}

function CustodyFields({ language, field }: Pick<NewTalkProps, 'language' | 'field'>) {
  const t = text(language)
  return (
    <>
      <Radios
        {...given(field('custody'))}
        label={t('newCustody')}
        hint={t('newCustodyHint')}
        choices={[
          { value: 'yes', label: t('newCustodyYes') },
          { value: 'no', label: t('newCustodyNo') },
        ]}
      />
      <TextArea
        {...given(field('because'))}
        label={t('newBecause')}
        required={false}
        rows={2}
        maxLength={longestTalk.because}
      />
    </>
  )
}

/** A field without a fault has none: `undefined` is not the same. */
const given = <F extends { readonly error: string | undefined }>({ error, ...field }: F) => ({
  ...field,
  ...(error === undefined ? {} : { error }),
})

export const newTalkSubmit = (language: Language): string => text(language)('newSubmit')
export const bookedTalkSubmit = (language: Language): string => text(language)('bookedSubmit')
