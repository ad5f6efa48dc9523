export {
  changeSignalVersion,
  draftSignalVersion,
  type Keeping,
  makeSignalRule,
  putSignalVersionInForce,
  recordBacktestLook,
  switchSignalRule,
} from './actions.ts'
export { type Backtest, backtest } from './backtest.ts'
export { countSignalsByRule, type RuleCount } from './counts.ts'
export { endSignal } from './end.ts'
export {
  makeRuleForm,
  readParameters,
  readSignalChange,
  saidChoices,
  saidForm,
  signalChangeForm,
  switchForm,
} from './forms.ts'
export { countSignalHistory, getSignalRule, listBases, listSignalRules, wordsWith } from './queries.ts'
export {
  getOpenSignal,
  listToldSignals,
  type OpenSignal,
  openSignalsOf,
  signalsCounted,
  signalsToLookAt,
} from './queries-open.ts'
export { raiseSignals } from './raise.ts'
export { raiseSignalsJob } from './raise-job.ts'
export {
  endings,
  type SignalHistory,
  type SignalRule,
  type SignalVersion,
  shapes,
  signalKinds,
  tellings,
  wordFields,
} from './rules.ts'
export { outcomeParts, type ShownBacktest, type ShownOutcome, shownOf } from './shown.ts'
export {
  authorName,
  endingName,
  lawWords,
  parameterName,
  ruleWords,
  signalKindName,
  tellingName,
  toldSignalsSection,
} from './views.ts'
