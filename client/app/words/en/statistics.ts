export default {
  lead: 'Counts the submitted applications of your unit and the units under it, and those that passed through your unit.',
  lines: 'Rows',
  columns: 'Columns',
  noColumns: 'None',
  all: 'All',
  sum: 'Sum',
  count: 'Applications',
  averageDays: 'Average days',
  total: '{count} applications in all',
  totalStays: '{count} finished stays in all',
  excel: 'Export the table (Excel)',
  csv: 'Export the table (CSV)',
  none: 'There is nothing to count.',
  noneNext: 'An application counts once it has been submitted.',
  unknown: 'Unknown',
  filter: {
    ...{ year: 'Year', seriesCode: 'Title series', levelCode: 'Level', wayCode: 'Way of acquiring' },
    ...{ divisionCode: 'Division', status: 'Status', sex: 'Sex', ageBand: 'Age' },
  },
  dimension: {
    ...{ SERIES: 'Title series', LEVEL: 'Level', STATUS: 'Status', UNIT: 'Unit', DIVISION: 'Division', WAY: 'Way of acquiring' },
    ...{ YEAR: 'Year', SEX: 'Sex', AGE_BAND: 'Age', STEP: 'Step' },
  },
  code: {
    SEX: { FEMALE: 'Female', MALE: 'Male' },
    AGE_BAND: {
      ...{ UP_TO_30: 'Up to 30', FROM_31: '31–35', FROM_36: '36–40', FROM_41: '41–45' },
      ...{ FROM_46: '46–50', FROM_51: '51–55', FROM_56: '56 and over' },
    },
    STEP: {
      ...{ APPLICANT: 'Applicant', FILING_UNIT: 'Filing unit', RECOMMENDING_UNIT: 'Recommending unit' },
      ...{ COUNTY_BUREAU: 'County bureau', PREFECTURE_BUREAU: 'Prefecture bureau' },
      ...{ REGION_OFFICE: 'Region office', COMMITTEE_OFFICE: 'Committee' },
    },
  },
}
