import { focusErrorSummary } from './error-summary.ts'
import { offerReadAloud } from './read-aloud.ts'

focusErrorSummary()
offerReadAloud()
