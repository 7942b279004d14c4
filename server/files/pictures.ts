import type Sharp from 'sharp'

/** The picture library, loaded when the first picture is to be made: its native code is 28 MB that no start has to wait for. */
export const pictures = async (): Promise<typeof Sharp> => (await import('sharp')).default
