import { plainRefusal } from '../../client/app/refusal.js'
import { evidenceUploads } from '../../client/components/application/evidence-uploads.js'
import { refusedFile } from '../../client/components/application/evidence-limits.js'
import type { Answer } from '../../client/components/review/answer.js'
import { sectionOf, type Section } from './sections.js'

const paper = (name: string, bytes = 3) => new File([new Uint8Array(bytes)], name)
const settled = () => new Promise((resolve) => setTimeout(resolve, 0))

test('S16 a file that is stopped leaves the list, in the middle of its way and before it, and the next one goes on', async () => {
  const sent: string[] = []
  const served: Section[] = []
  let answer: (given: Answer<Section>) => void = () => {}
  const uploads = evidenceUploads({
    send: (file, _place, _onProgress, stop) =>
      new Promise((resolve) => {
        sent.push(file.name)
        answer = resolve
        stop.addEventListener('abort', () => resolve({ refusal: plainRefusal('OFFLINE') }))
      }),
    done: (section) => served.push(section),
  })
  uploads.add({ label: '毕业证书' }, [paper('一.pdf'), paper('二.pdf'), paper('三.pdf')])
  await settled()
  const [first, second] = [...uploads.waiting]
  uploads.dismiss(second!)
  uploads.dismiss(first!)
  await settled()
  expect(sent).toEqual(['一.pdf', '三.pdf'])
  expect(uploads.waiting.map(({ file, refusal }) => [file.name, refusal])).toEqual([['三.pdf', undefined]])
  answer({ value: sectionOf({}) })
  await settled()
  expect([uploads.waiting.length, served.length]).toEqual([0, 1])
})

test('S16 what may be picked is said by the field that asks: scans, photos, a workbook', () => {
  expect(refusedFile(paper('证.pdf'))).toBeUndefined()
  expect(refusedFile(paper('证.pdf'), '.jpg,.png')).toBe('FILE_TYPE_REFUSED')
  expect(refusedFile(paper('表.xls'), '.xlsx')).toBe('SPREADSHEET_UNREADABLE')
  expect(refusedFile(paper('表.XLSX'), '.xlsx')).toBeUndefined()
})
