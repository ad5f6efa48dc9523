import {
  parameterName,
  ruleWords,
  type SignalRule,
  type SignalVersion,
  shapes,
  signalKindName,
  signalKinds,
  tellingName,
  tellings,
  wordFields,
} from '../../features/signals/index.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { Checkbox, Radios, Select, TextArea, TextInput } from '../../ui/forms.tsx'
import { type Filled, fieldsOf, formView } from './form-view.tsx'
import { frontCrumb } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'
import { draftView, versionInForceView } from './views-rule-versions.tsx'
import { signalCrumbs, versionsOf } from './views-signals.ts'

const mostLetters = 500

/** A rule that is to be. Its numbers and words come in its first draft. */
export function newSignalRuleView(context: PageContext, { typed, errors }: Filled): View {
  const { language } = context
  const t = text(language)
  const field = fieldsOf(language, typed ?? {}, errors)
  return formView({
    context,
    title: t('signalRuleNew'),
    breadcrumb: [...frontCrumb(language), { href: href(paths.signals, language), label: t('signals') }],
    errors,
    intro: <p>{t('signalRuleNewText')}</p>,
    children: (
      <>
        <Radios
          {...field('kind')}
          label={t('signalLooksFor')}
          choices={signalKinds.map((kind) => ({ value: kind, label: signalKindName(kind, language) }))}
        />
        <TextInput {...field('name_da')} label={t('signalNameDa')} maxLength={80} />
        <TextInput {...field('name_en')} label={t('signalNameEn')} maxLength={80} />
        <TextInput {...field('key')} label={t('signalKey')} hint={t('signalKeyHint')} maxLength={40} />
        <TextArea {...field('because')} label={t('signalRuleBecause')} rows={3} maxLength={1000} />
      </>
    ),
    submit: t('signalRuleNewSubmit'),
    backHref: href(paths.signals, language),
  })
}

/** The frame of versions leads to the rule's own crumbs here. */
const within = (view: View, rule: SignalRule, { language }: PageContext): View => ({
  ...view,
  breadcrumb: signalCrumbs(rule, language),
})

export function newSignalVersionView(context: PageContext, rule: SignalRule, filled: Filled): View {
  const { language } = context
  const t = text(language)
  const field = fieldsOf(language, filled.typed ?? {}, filled.errors)
  return formView({
    context,
    title: t('signalVersionNewOf', { rule: rule.name }),
    breadcrumb: signalCrumbs(rule, language),
    errors: filled.errors,
    intro: <p>{t('signalVersionNewText')}</p>,
    children: <TextArea {...field('because')} label={t('signalVersionBecause')} rows={3} maxLength={1000} />,
    submit: t('versionNewSubmit'),
    backHref: href(paths.signalRule, language, { signal: rule.key }),
  })
}

interface EditProps extends Filled {
  readonly context: PageContext
  readonly rule: SignalRule
  readonly version: SignalVersion
  readonly bases: readonly { readonly code: string; readonly name: string }[]
}

export function editSignalVersionView({ context, rule, version, bases, typed, errors }: EditProps): View {
  const { language } = context
  const t = text(language)
  const present: Record<string, string> = {
    ...version.words,
    expires_months: String(version.expiresMonths),
    telling: version.telling,
    basis: version.basis,
    citation: version.citation,
    ...(version.isVerified ? { is_verified: 'yes' } : {}),
  }
  for (const [name, value] of Object.entries(version.parameters)) present[name] = String(value)
  const values = typed ?? present
  const field = fieldsOf(language, values, errors)
  const { parameters, facts } = shapes[rule.kind]
  const places = facts.map((name) => `{${name}}`).join(', ')
  const view = draftView(versionsOf(rule), {
    context,
    title: t('signalEdit'),
    draft: version,
    typed,
    errors,
    intro: <p>{ruleWords(rule.kind, version.parameters, language)}</p>,
    children: (
      <>
        {parameters.map(({ name, least, most }) => (
          <TextInput
            {...field(name)}
            label={parameterName(name, language)}
            hint={t('signalBetween', { least, most })}
            inputmode="numeric"
            maxLength={3}
          />
        ))}
        <TextInput
          {...field('expires_months')}
          label={t('signalExpiresLabel')}
          hint={t('signalBetween', { least: 1, most: 24 })}
          inputmode="numeric"
          maxLength={2}
        />
        <Radios
          {...field('telling')}
          label={t('signalTelling')}
          choices={tellings.map((one) => ({ value: one, label: tellingName(one, language) }))}
        />
        <Select
          {...field('basis')}
          label={t('signalBasis')}
          choices={bases.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <TextInput {...field('citation')} label={t('signalCitation')} maxLength={300} />
        <Checkbox
          {...field('is_verified')}
          label={t('signalVerified')}
          hint={t('signalVerifiedHint')}
          value="yes"
          required={false}
          checked={(values.is_verified ?? '') !== ''}
        />
        {wordFields.map((name) => (
          <TextArea
            {...field(name)}
            label={t(`signal_${name}`)}
            hint={t(name.startsWith('told') ? 'signalToldHint' : 'signalReasonHint', { places })}
            rows={3}
            maxLength={mostLetters}
          />
        ))}
      </>
    ),
  })
  return within(view, rule, context)
}

export function signalInForceView(
  context: PageContext,
  rule: SignalRule,
  of: Filled & { readonly draft: SignalVersion; readonly earliest: string },
): View {
  const t = text(context.language)
  const view = versionInForceView(versionsOf(rule), {
    context,
    title: t('signalPutInForce'),
    intro: t('signalPutInForceText'),
    label: t('signalFirstDay'),
    ...of,
  })
  return within(view, rule, context)
}

export function switchSignalRuleView(context: PageContext, rule: SignalRule, filled: Filled): View {
  const { language } = context
  const t = text(language)
  const field = fieldsOf(language, filled.typed ?? {}, filled.errors)
  const title = t(rule.isOn ? 'signalSwitchOffOf' : 'signalSwitchOnOf', { rule: rule.name })
  return formView({
    context,
    title,
    breadcrumb: signalCrumbs(rule, language),
    errors: filled.errors,
    intro: <p>{t(rule.isOn ? 'signalSwitchOffText' : 'signalSwitchOnText')}</p>,
    children: <TextArea {...field('because')} label={t('signalSwitchBecause')} rows={3} maxLength={1000} />,
    submit: t(rule.isOn ? 'signalSwitchOff' : 'signalSwitchOn'),
    kind: 'warning',
    backHref: href(paths.signalRule, language, { signal: rule.key }),
  })
}
