import { logRequestPages, weighPaths } from '../../features/log-requests/index.ts'
import { anyOf } from '../../platform/http/page.ts'

/** Young people's questions who has looked, where no leader answers them. */
export const questionPages = logRequestPages({
  id: 'admin.log-requests',
  path: weighPaths['data-protection-officer'],
  access: anyOf('data-protection-officer'),
})
