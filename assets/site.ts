import { keepDrafts } from './drafts.ts'
import { focusErrorSummary } from './error-summary.ts'
import { listenForNews } from './news.ts'
import { offerReadAloud } from './read-aloud.ts'
import { moveBetweenRows } from './rows.ts'

focusErrorSummary()
offerReadAloud()
moveBetweenRows()
listenForNews()
keepDrafts()
