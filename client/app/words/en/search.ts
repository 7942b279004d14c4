import type zh from '../zh-CN/search.js'

const words: typeof zh = {
  any: 'Any',
  name: 'Name of applicant',
  nameHint: 'Name, pinyin or initials',
  idNumber: 'ID number',
  idNumberHint: 'All 18 characters',
  idNumberWrong: 'This is no valid ID number; please check all 18 characters. Nothing was searched.',
  year: 'Year',
  unitId: 'Filed by (with units under it)',
  holderUnitId: 'Held by',
  unitHint: 'Part of the unit’s name',
  noUnit: 'No unit of this name',
  waitingDays: 'Waiting for days (at least)',
  waitingHint: 'for example 5',
  daysWrong: 'A whole number from 0 to 9999, please.',
}

export default words
