import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql'
import { StoredFileType } from '../files/stored-file.type.js'
import { required, type Context } from '../graphql/context.js'
import type { NoticeAttachmentRow } from './notice-attachment.store.js'
import { AddNoticeFileInput, RemoveNoticeFileInput } from './notice.input.js'
import type { NoticeRow } from './notice.store.js'
import { NoticeAttachmentType, NoticeType } from './notice.type.js'

@Resolver(() => NoticeType)
export class NoticeAttachmentsResolver {
  @FieldResolver(() => [NoticeAttachmentType], { description: 'Its files (附件), which anybody may read.' })
  attachments(@Root() { id }: NoticeRow, @Ctx() { loaders }: Context) {
    return loaders.attachmentsOfNotice.load(id)
  }

  @Query(() => [NoticeAttachmentType], {
    description: 'Files that the viewer has uploaded for a notice and not published yet, oldest first.',
  })
  noticeDraftFiles(@Ctx() context: Context) {
    return context.noticeAttachments.waiting(required(context))
  }

  @Mutation(() => [NoticeAttachmentType], {
    description:
      'Uploads a file for a notice (上传附件); answers all that wait. Errors: INVALID_INPUT, TOO_MANY_FILES, FILE_TOO_LARGE, FILE_EMPTY, FILE_TYPE_REFUSED.',
  })
  addNoticeFile(
    @Arg('input', () => AddNoticeFileInput, { description: 'The file.' }) input: AddNoticeFileInput,
    @Ctx() context: Context,
  ) {
    return context.noticeAttachments.add(input, required(context))
  }

  @Mutation(() => [NoticeAttachmentType], {
    description: 'Removes a file that is not published; answers those that still wait. Errors: NOT_FOUND.',
  })
  removeNoticeFile(
    @Arg('input', () => RemoveNoticeFileInput, { description: 'Which.' }) { attachmentId }: RemoveNoticeFileInput,
    @Ctx() context: Context,
  ) {
    return context.noticeAttachments.remove(attachmentId, required(context))
  }
}

@Resolver(() => NoticeAttachmentType)
export class NoticeAttachmentResolver {
  @FieldResolver(() => StoredFileType, { description: 'The file.' })
  file(@Root() { fileId }: NoticeAttachmentRow, @Ctx() { loaders }: Context) {
    return loaders.fileById.load(fileId)
  }
}
