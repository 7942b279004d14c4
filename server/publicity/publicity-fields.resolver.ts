import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { RefusalType } from '../accounts/viewer.type.js'
import type { ApplicationRow } from '../applications/application.store.js'
import { ApplicationType } from '../applications/application.type.js'
import { StoredFileType } from '../files/stored-file.type.js'
import { required, type Context } from '../graphql/context.js'
import { UnitType } from '../units/unit.type.js'
import { localDate } from '../workflow/local-date.js'
import { refuseClosing, refuseKeeping } from '../workflow/publicity.js'
import type { PublicityPhotoRow } from './publicity-parts.store.js'
import type { PublicityRow } from './publicity.store.js'
import { ObjectionType, PublicityEntryType, PublicityPhotoType, PublicityType } from './publicity.type.js'

@Resolver(() => PublicityType)
export class PublicityFieldsResolver {
  @FieldResolver(() => UnitType, { description: 'The unit that posted it.' })
  unit(@Root() { unitId }: PublicityRow, @Ctx() { loaders }: Context) {
    return loaders.unitById.load(unitId)
  }

  @FieldResolver(() => [PublicityEntryType], { description: 'The list as it was posted.' })
  entries(@Root() { id }: PublicityRow, @Ctx() { loaders }: Context) {
    return loaders.entriesOfPublicity.load(id)
  }

  @FieldResolver(() => [PublicityPhotoType], { description: 'Its photos (公示照片), oldest first.' })
  photos(@Root() { id }: PublicityRow, @Ctx() { loaders }: Context) {
    return loaders.photosOfPublicity.load(id)
  }

  @FieldResolver(() => [ObjectionType], { description: 'Its objections (异议), oldest first.' })
  objections(@Root() { id }: PublicityRow, @Ctx() { loaders }: Context) {
    return loaders.objectionsOfPublicity.load(id)
  }

  @FieldResolver(() => RefusalType, {
    nullable: true,
    description: 'Why the viewer cannot add photos and objections; null when they can.',
  })
  async keepingRefused(@Root() row: PublicityRow, @Ctx() context: Context) {
    return refuseKeeping(await context.loaders.factsOfPublicity.load(row), required(context))
  }

  @FieldResolver(() => RefusalType, { nullable: true, description: 'Why the viewer cannot end it now; null when they can.' })
  async closingRefused(@Root() row: PublicityRow, @Ctx() context: Context) {
    return refuseClosing(await context.loaders.factsOfPublicity.load(row), required(context), localDate(new Date()))
  }
}

@Resolver(() => PublicityPhotoType)
export class PublicityPhotoResolver {
  @FieldResolver(() => StoredFileType, { description: 'The picture.' })
  file(@Root() { fileId }: PublicityPhotoRow, @Ctx() { loaders }: Context) {
    return loaders.fileById.load(fileId)
  }
}

@Resolver(() => ApplicationType)
export class ApplicationPublicitiesResolver {
  @FieldResolver(() => [PublicityType], { description: 'Postings it was on (公示), oldest first; the evidence travels with it.' })
  publicities(@Root() { id }: ApplicationRow, @Ctx() { loaders }: Context) {
    return loaders.publicitiesOfApplication.load(id)
  }
}
