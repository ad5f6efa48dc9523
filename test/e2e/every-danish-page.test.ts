import { describe, it } from 'vitest'
import { visiting, visitsIn } from './every-page.ts'

const visit = visiting()

describe('a page in Danish, on a telephone', () => {
  it.each(visitsIn('da'))('$path is whole, open to everybody, and quiet', visit)
})
