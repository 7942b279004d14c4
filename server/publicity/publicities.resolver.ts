import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql'
import { ApplicationConnection } from '../applications/application.type.js'
import { required, type Context } from '../graphql/context.js'
import { PageInput } from '../graphql/page.input.js'
import {
  AddPublicityPhotoInput,
  ClosePublicityInput,
  HandleObjectionInput,
  OpenPublicityInput,
  RecordObjectionInput,
  RemovePublicityPhotoInput,
} from './publicity.input.js'
import { PublicityConnection, PublicityType } from './publicity.type.js'

const what = (description: string) => ({ description })

/** 【我的业务】→【上传公示照片】. */
@Resolver()
export class PublicitiesResolver {
  @Query(() => PublicityConnection, { description: 'Postings of the viewer’s unit (公示), newest first.' })
  publicities(@Args(() => PageInput) page: PageInput, @Ctx() context: Context) {
    return context.publicities.publicities(page, required(context))
  }

  @Query(() => PublicityType, {
    nullable: true,
    description: 'One posting; null when there is none, or the viewer sees neither it nor an application on it.',
  })
  publicity(@Arg('id', () => ID, what('Which.')) id: string, @Ctx() context: Context) {
    return context.publicities.publicity(id, required(context))
  }

  @Query(() => ApplicationConnection, { description: 'What the viewer’s unit can post now: on its desk and not posted yet.' })
  publicityCandidates(@Args(() => PageInput) page: PageInput, @Ctx() context: Context) {
    return context.publicities.candidates(page, required(context))
  }

  @Mutation(() => PublicityType, {
    description: 'Records a posting. Errors: INVALID_INPUT, PUBLICITY_TOO_SHORT, CALENDAR_UNKNOWN, OWN_APPLICATION.',
  })
  openPublicity(
    @Arg('input', () => OpenPublicityInput, what('List, place, days.')) input: OpenPublicityInput,
    @Ctx() context: Context,
  ) {
    return context.publicities.openPublicity(input, required(context))
  }

  @Mutation(() => PublicityType, {
    description:
      'Adds a photo (上传公示照片); it is written anew without the place it was taken. Errors: NOT_FOUND, PUBLICITY_CLOSED, OWN_APPLICATION, TOO_MANY_FILES, FILE_TOO_LARGE, FILE_EMPTY, FILE_TYPE_REFUSED.',
  })
  addPublicityPhoto(
    @Arg('input', () => AddPublicityPhotoInput, what('The photo.')) input: AddPublicityPhotoInput,
    @Ctx() context: Context,
  ) {
    return context.publicityEvidence.addPublicityPhoto(input, required(context))
  }

  @Mutation(() => PublicityType, { description: 'Removes a photo. Errors: NOT_FOUND, PUBLICITY_CLOSED, OWN_APPLICATION.' })
  removePublicityPhoto(
    @Arg('input', () => RemovePublicityPhotoInput, what('Which.')) { photoId }: RemovePublicityPhotoInput,
    @Ctx() context: Context,
  ) {
    return context.publicityEvidence.removePublicityPhoto(photoId, required(context))
  }

  @Mutation(() => PublicityType, {
    description: 'Writes an objection down (异议). Errors: NOT_FOUND, PUBLICITY_CLOSED, OWN_APPLICATION, INVALID_INPUT.',
  })
  recordObjection(
    @Arg('input', () => RecordObjectionInput, what('The objection.')) input: RecordObjectionInput,
    @Ctx() context: Context,
  ) {
    return context.publicityEvidence.recordObjection(input, required(context))
  }

  @Mutation(() => PublicityType, {
    description:
      'Says what became of an objection. Errors: NOT_FOUND, PUBLICITY_CLOSED, OWN_APPLICATION, OBJECTION_HANDLED, INVALID_INPUT.',
  })
  handleObjection(
    @Arg('input', () => HandleObjectionInput, what('The answer.')) input: HandleObjectionInput,
    @Ctx() context: Context,
  ) {
    return context.publicityEvidence.handleObjection(input, required(context))
  }

  @Mutation(() => PublicityType, {
    description:
      'Ends a posting, after which nothing of it changes. Errors: NOT_FOUND, PUBLICITY_CLOSED, PUBLICITY_RUNNING, PUBLICITY_PHOTO_MISSING, OBJECTION_OPEN, OWN_APPLICATION, INVALID_INPUT.',
  })
  closePublicity(
    @Arg('input', () => ClosePublicityInput, what('Conclusion.')) input: ClosePublicityInput,
    @Ctx() context: Context,
  ) {
    return context.publicities.closePublicity(input, required(context))
  }
}
