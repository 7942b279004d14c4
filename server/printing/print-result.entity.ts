import { defineEntity, p } from '@mikro-orm/core'

/** What was printed, until it expires. */
export const PrintResultEntity = defineEntity({
  name: 'PrintResult',
  tableName: 'print_result',
  properties: {
    jobId: p.uuid().primary(),
    content: p.blob(),
  },
})
