import { z } from 'zod'
import { getSampledLook, judgeLook, listSample, verdictForm } from '../../features/sample-control/index.ts'
import { href } from '../../platform/http/path.ts'
import { page } from '../../platform/http/register.ts'
import { id, noParams, sampling } from './access.ts'
import { formPages } from './form-pages.ts'
import { after } from './parts.ts'
import { paths } from './paths.ts'
import { judgeView, samplePageLength, sampleView } from './views-sample.tsx'

export const samplePage = page({
  ...sampling,
  id: 'admin.sample',
  path: paths.sample,
  params: noParams,
  async read(context) {
    const from = id.safeParse(context.query.get('after')).data
    const looks = await listSample(context.db, samplePageLength + 1, from)
    context.trail.action = 'list'
    context.trail.shows(
      looks.flatMap(({ personId, personName }) => (personName === null ? [] : [personId])),
      { reason: 'team', legalBasis: 'accountability' },
    )
    return sampleView({ context, looks })
  },
})

export const judgePages = formPages({
  id: 'admin.sample-judge',
  path: paths.judge,
  access: sampling.access,
  params: z.object({ look: id }),
  input: verdictForm,
  async act({ db, actor, requestId, language }, { look }, judgement) {
    await judgeLook(db, actor, requestId, { ...judgement, id: look })
    return after(href(paths.sample, language), 'judged')
  },
  async show(context, { look: lookId }, filled) {
    const look = await getSampledLook(context.db, lookId)
    if (look.personName !== null)
      context.trail.shows([look.personId], { reason: 'team', legalBasis: 'accountability' })
    return judgeView({ context, look, ...filled })
  },
})
