import { plainRefusal } from '../../client/app/refusal.js'
import { evidenceLimits, refusedFile, sizeInWords } from '../../client/components/application/evidence-limits.js'
import { evidenceUploads } from '../../client/components/application/evidence-uploads.js'
import type { Answer } from '../../client/components/review/answer.js'
import { sectionOf, type Section } from './sections.js'

const paper = (name: string, bytes = 3) => new File([new Uint8Array(bytes)], name)

function world() {
  const answers: Answer<Section>[] = []
  const sent: string[] = []
  const served: Section[] = []
  const uploads = evidenceUploads({
    send: async (file, _label, onProgress) => {
      sent.push(file.name)
      onProgress(1)
      return answers.shift() ?? { value: sectionOf({}) }
    },
    done: (section) => served.push(section),
  })
  return { answers, sent, served, uploads }
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0))

test('files travel one after the other and leave the list when they have arrived', async () => {
  const { sent, served, uploads } = world()
  uploads.add('毕业证书', [paper('一.pdf'), paper('二.jpg')])
  expect(uploads.waiting).toHaveLength(2)
  await settled()
  expect(sent).toEqual(['一.pdf', '二.jpg'])
  expect(uploads.waiting).toHaveLength(0)
  expect(served).toHaveLength(2)
})

test('a file that cannot be taken is refused before it travels, the others go on', async () => {
  const { sent, uploads } = world()
  uploads.add('毕业证书', [paper('表.docx'), paper('空.pdf', 0), paper('好.png')])
  await settled()
  expect(sent).toEqual(['好.png'])
  expect(uploads.waiting.map(({ refusal }) => refusal?.code)).toEqual(['FILE_TYPE_REFUSED', 'FILE_EMPTY'])
  expect(refusedFile({ name: 'a.pdf', size: evidenceLimits.bytes + 1 })).toBe('FILE_TOO_LARGE')
})

test('a file lost on the way can be sent again', async () => {
  const { answers, sent, uploads } = world()
  answers.push({ refusal: plainRefusal('OFFLINE') })
  uploads.add('毕业证书', [paper('一.pdf')])
  await settled()
  const [lost] = uploads.waiting
  expect(lost?.refusal?.code).toBe('OFFLINE')
  if (lost) uploads.retry(lost)
  await settled()
  expect(sent).toEqual(['一.pdf', '一.pdf'])
  expect(uploads.waiting).toHaveLength(0)
})

test('sizes are said in the unit a person reads', () => {
  expect([512, 1536, 10 * 1024 * 1024].map(sizeInWords)).toEqual(['512 B', '1.5 KB', '10.0 MB'])
})
