import { randomInt } from 'node:crypto'
import { createRequire } from 'node:module'
import type Sharp from 'sharp'
import { pictures } from '../files/pictures.js'

// The machine may have no fonts at all, so the image brings its own.
const font = createRequire(import.meta.url).resolve('@expo-google-fonts/roboto-mono/700Bold/RobotoMono_700Bold.ttf')
const width = 220
const height = 80
const background = 244

const between = (least: number, most: number) => least + (randomInt(1_000_001) / 1_000_000) * (most - least)

/** One letter, black on transparent, turned and slanted by chance. */
function glyph(sharp: typeof Sharp, letter: string): Promise<Buffer> {
  const turn = between(-0.3, 0.3)
  const slant = between(-0.15, 0.15)
  return sharp({ text: { text: letter, font: 'Roboto Mono Bold', fontfile: font, dpi: 400, rgba: true } })
    .affine([Math.cos(turn), slant - Math.sin(turn), Math.sin(turn), Math.cos(turn)], { background: '#00000000' })
    .resize({ height: Math.round(between(44, 52)) })
    .png()
    .toBuffer()
}

/** Ink at a place between four pixels. */
function inkAt(pixels: Buffer, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)]
  if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) return background
  const at = (column: number, row: number) => pixels[row * width + column] ?? background
  const mix = (a: number, b: number, part: number) => a + (b - a) * part
  const [right, below] = [x - left, y - top]
  return mix(mix(at(left, top), at(left + 1, top), right), mix(at(left, top + 1), at(left + 1, top + 1), right), below)
}

/** Bends the picture along two waves, then adds speckles and strokes, so that letters cannot be cut out one by one. */
function distort(pixels: Buffer): Buffer {
  const out = Buffer.alloc(width * height)
  const [phaseX, phaseY, stretchX, stretchY] = [between(0, 6), between(0, 6), between(10, 14), between(14, 20)]
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const ink = inkAt(pixels, x + 3 * Math.sin(y / stretchX + phaseX), y + 4 * Math.sin(x / stretchY + phaseY))
      out[y * width + x] = Math.max(0, Math.min(255, Math.round(ink) + randomInt(-22, 23)))
    }
  }
  for (let stroke = 0; stroke < 3; stroke++) draw(out)
  return out
}

function draw(out: Buffer): void {
  const [start, rise, swing, phase] = [between(15, height - 15), between(-0.15, 0.15), between(4, 14), between(0, 6)]
  for (let x = 0; x < width; x++) {
    const y = Math.round(start + rise * x + swing * Math.sin(x / 25 + phase))
    for (const line of [y, y + 1]) if (line >= 0 && line < height) out[line * width + x] = 60
  }
}

/** @returns a PNG of 220 × 80 pixels as a data URL */
export async function captchaImage(text: string): Promise<string> {
  const sharp = await pictures()
  const glyphs = await Promise.all([...text].map((letter) => glyph(sharp, letter)))
  const step = (width - 20) / text.length
  const layers = glyphs.map((input, i) => ({
    input,
    left: Math.round(8 + i * step + between(-2, 4)),
    top: Math.round(between(8, 22)),
  }))
  const grey = { r: background, g: background, b: background }
  const pixels = await sharp({ create: { width, height, channels: 3, background: grey } })
    .composite(layers)
    .toColourspace('b-w')
    .raw()
    .toBuffer()
  const png = await sharp(distort(pixels), { raw: { width, height, channels: 1 } })
    .png({ compressionLevel: 6 })
    .toBuffer()
  return `data:image/png;base64,${png.toString('base64')}`
}
