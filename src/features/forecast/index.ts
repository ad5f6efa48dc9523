export {
  askWhatIf,
  type Forecast,
  type ForecastInput,
  type ForecastSettings,
  type ForecastYear,
  makeForecast,
  usualSettings,
} from './forecast.ts'
export { findProfileInput } from './profile-input.ts'
export type { Place, Sex, Standing, Target } from './states.ts'
export { type Start, type Transition, type TransitionFault, transitionFaults } from './transitions.ts'
export { ForecastView, type ForecastViewProps } from './views.tsx'
export { isWhatIf, type WhatIfCode, whatIfs } from './what-ifs.ts'
