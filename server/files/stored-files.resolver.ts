import { FieldResolver, Resolver, Root } from 'type-graphql'
import { StoredFileType } from './stored-file.type.js'

@Resolver(() => StoredFileType)
export class StoredFilesResolver {
  @FieldResolver(() => String, {
    description:
      'Where to read it: same origin, with the session cookie, or without for a published notice’s; whoever may not read it gets NOT_FOUND.',
  })
  url(@Root() { id }: { id: string }) {
    return `/files/${id}`
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Where to read a small JPEG of it, as `url`; null for any other file, which has none.',
  })
  thumbnailUrl(@Root() { id, mimeType }: { id: string; mimeType: string }) {
    return mimeType.startsWith('image/') ? `/files/${id}/thumbnail` : null
  }

  @FieldResolver(() => String, { description: 'Where to save it from: as `url`, but the browser asks where to keep it.' })
  downloadUrl(@Root() { id }: { id: string }) {
    return `/files/${id}?download`
  }
}
