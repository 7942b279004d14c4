import { county, transportOffice } from '../places.js'
import type { Story } from '../story.js'

/** 单位注册, the exception: units managed from above get their login from above. */
export const vertical: Story = {
  title: 'S5 a unit under 区交通厅 cannot register itself and learns whom to ask',
  people: { 司马义: { loginName: 'simayi' } },
  steps: [
    {
      who: '司马义',
      does: 'register',
      refused: 'VERTICALLY_MANAGED',
      with: { unit: '疏附县公路段', level: county.level, division: [...county.division], superior: transportOffice },
    },
  ],
}
