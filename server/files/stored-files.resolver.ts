import { FieldResolver, Resolver, Root } from 'type-graphql'
import { StoredFileType } from './stored-file.type.js'

@Resolver(() => StoredFileType)
export class StoredFilesResolver {
  @FieldResolver(() => String, {
    description: 'Where to read it: same origin, with the session cookie; whoever may not read it gets NOT_FOUND.',
  })
  url(@Root() { id }: { id: string }) {
    return `/files/${id}`
  }
}
