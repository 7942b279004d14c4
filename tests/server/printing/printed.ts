import { extractText, getDocumentProxy } from 'unpdf'

/** What a reader finds in a PDF: its pages as text, spaces between characters left out. */
export async function pagesOf(pdf: Uint8Array): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: false })
  return text.map((page) => page.replace(/\s+/g, ''))
}

/** How many fonts are named in a PDF, and how many of them it carries itself. */
export function fontsOf(pdf: Uint8Array): { named: number; embedded: number } {
  const source = Buffer.from(pdf).toString('latin1')
  const count = (pattern: RegExp) => source.match(pattern)?.length ?? 0
  return { named: count(/\/Type\s*\/FontDescriptor/g), embedded: count(/\/FontFile[23]?\b/g) }
}
