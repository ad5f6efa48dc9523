import { catalogue } from '../../platform/text/catalogue.ts'
import { da } from './text.da.ts'
import { en } from './text.en.ts'

export const text = catalogue({ da, en })
