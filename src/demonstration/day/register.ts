import type { Deed } from './deed.ts'

/** What Jørgen has done with the rules that raise signals: one is on, one was tried and is off again, one is being rewritten. */
export const register: readonly Deed[] = [
  {
    at: [-20, '10:15'],
    by: 'joergen',
    does: 'switch-rule',
    rule: 'no-contact',
    because: 'Vejlederne har bedt om at blive mindet om dem, det er svært at få fat i.',
  },
  {
    at: [-19, '13:40'],
    by: 'joergen',
    does: 'switch-rule',
    rule: 'repeated-interruptions',
    because: 'Vi prøver reglen i to uger.',
  },
  {
    at: [-9, '09:05'],
    by: 'joergen',
    does: 'switch-rule',
    rule: 'repeated-interruptions',
    because: 'Den fandt mest unge, der havde valgt om, og det er ikke noget at ringe om.',
  },
  {
    at: [-5, '14:30'],
    by: 'joergen',
    does: 'draft-rule',
    rule: 'gap-after-a-course',
    because: 'Vi vil vente lidt længere, fordi mange selv finder noget inden for seks uger.',
  },
]
