import { listOwnSchools, listSchoolRules, switchSchoolRule } from '../../features/absence-signals/index.ts'
import {
  draftSignalVersion,
  getSignalRule,
  recordBacktestLook,
  type SignalVersion,
  switchSignalRule,
} from '../../features/signals/index.ts'
import type { Stage, Ways } from './stage.ts'

async function inForce(stage: Stage, key: string) {
  const rule = await getSignalRule(stage.trx, key, 'da')
  const version = rule.versions.find((one): one is SignalVersion => one.inForce?.until === 'infinity')
  if (!version) throw new Error(`no version of the rule ${key} is in force`)
  return { rule, version }
}

export const ruleWays: Ways<'switch-rule' | 'draft-rule' | 'switch-school-rule'> = {
  async 'switch-rule'(stage, { rule: key, because }) {
    const { rule, version } = await inForce(stage, key)
    if (!rule.isOn) await recordBacktestLook(stage, version)
    await switchSignalRule(stage, rule, because, 'da')
  },
  async 'draft-rule'(stage, { rule: key, because }) {
    const { version } = await inForce(stage, key)
    await draftSignalVersion(stage, { like: version.version, because })
  },
  async 'switch-school-rule'({ trx, actor }, { rule: key, because }) {
    const [school] = await listOwnSchools(trx)
    const rule = school && (await listSchoolRules(trx, school.id, 'da')).find((one) => one.key === key)
    if (!rule) throw new Error(`${actor.name} has no rule ${key}`)
    await switchSchoolRule(trx, actor, school.id, rule, because)
  },
}
