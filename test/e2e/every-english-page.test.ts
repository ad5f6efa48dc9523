import { describe, it } from 'vitest'
import { visiting, visitsIn } from './every-page.ts'

const visit = visiting()

describe('a page in English, on a wide screen', () => {
  it.each(visitsIn('en'))('$path is whole, open to everybody, and quiet', visit)
})
