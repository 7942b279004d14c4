import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { AccountType } from '../accounts/account.type.js'
import type { Context } from '../graphql/context.js'
import { CampaignType } from '../reference/campaign.type.js'
import { AcquisitionWayType, TitleLevelType, TitleSeriesType, TitleType } from '../reference/title.type.js'
import { UnitType } from '../units/unit.type.js'
import { ApplicationVersionType, TransferType } from './application-history.type.js'
import type { ApplicationRow } from './application.store.js'
import { ApplicationType, HolderType } from './application.type.js'
import type { Beside, ShownVersion } from './beside.js'
import { SectionType, VersionSectionType } from './section.type.js'
import type { TransferRow } from './transfer.store.js'

/** What an application refers to. */
@Resolver(() => ApplicationType)
export class ApplicationFieldsResolver {
  @FieldResolver(() => AccountType, { description: 'Who files (申报人).' })
  applicant(@Root() { applicantId, beside }: ApplicationRow, @Ctx() { loaders }: Context) {
    return beside?.applicant ?? loaders.accountById.load(applicantId)
  }

  @FieldResolver(() => UnitType, { description: 'The unit it is filed through (基层单位).' })
  unit(@Root() { unitId, beside }: ApplicationRow, @Ctx() { loaders }: Context) {
    return beside?.unit ?? loaders.unitById.load(unitId)
  }

  @FieldResolver(() => CampaignType, { description: 'The campaign (申报年度).' })
  campaign(@Root() { campaignId }: ApplicationRow, @Ctx() { reference }: Context) {
    return reference.campaign(campaignId)
  }

  @FieldResolver(() => TitleSeriesType, { description: 'The series (职称系列).' })
  series(@Root() { seriesCode }: ApplicationRow, @Ctx() { reference }: Context) {
    return reference.series(seriesCode)
  }

  @FieldResolver(() => TitleLevelType, { description: 'The level (级别).' })
  level(@Root() { levelCode }: ApplicationRow, @Ctx() { reference }: Context) {
    return reference.level(levelCode)
  }

  @FieldResolver(() => TitleType, { description: 'The title filed for (申报职称).' })
  title(@Root() { titleId }: ApplicationRow, @Ctx() { reference }: Context) {
    return reference.title(titleId)
  }

  @FieldResolver(() => AcquisitionWayType, { description: 'The way of acquiring (申报方式).' })
  way(@Root() { wayCode }: ApplicationRow, @Ctx() { reference }: Context) {
    return reference.way(wayCode)
  }

  @FieldResolver(() => HolderType, { description: 'Who has it now.' })
  holder(@Root() row: ApplicationRow): HolderRow {
    const { holderUnitId: unitId, handlerId, holderSince: since, handlingStartedAt, status, beside } = row
    return { unitId, handlerId, since, handlingStartedAt, beside, isApplicant: status === 'DRAFT' || status === 'RETURNED' }
  }

  @FieldResolver(() => [SectionType], {
    description: 'Its sections in the order of the form: for the applicant as they stand, for others as last submitted.',
  })
  sections(@Root() row: ApplicationRow, @Ctx() { loaders }: Context) {
    return row.beside?.sections ?? loaders.sectionsOfApplication.load(row)
  }

  @FieldResolver(() => [ApplicationVersionType], { description: 'Everything that was ever submitted, oldest first.' })
  versions(@Root() { id, beside }: ApplicationRow, @Ctx() { loaders }: Context) {
    return beside?.versions ?? loaders.versionsOfApplication.load(id)
  }

  @FieldResolver(() => [TransferType], { description: 'Every hop (流转记录), oldest first.' })
  transfers(@Root() { id, beside }: ApplicationRow, @Ctx() { loaders }: Context) {
    return beside?.transfers ?? loaders.transfersOfApplication.load(id)
  }

  @FieldResolver(() => TransferType, {
    nullable: true,
    description: 'The hop that brought it where it is; null for a draft.',
  })
  lastTransfer(@Root() { lastTransferId, beside }: ApplicationRow, @Ctx() { loaders }: Context) {
    if (beside?.lastTransfer !== undefined) return beside.lastTransfer
    return lastTransferId ? loaders.transferById.load(lastTransferId) : null
  }
}

interface HolderRow extends HolderType {
  unitId: string | null
  handlerId: string | null
  beside: Beside | undefined
}

@Resolver(() => HolderType)
export class HolderResolver {
  @FieldResolver(() => UnitType, { nullable: true, description: 'The unit that has it; null while no unit does.' })
  unit(@Root() { unitId, beside }: HolderRow, @Ctx() { loaders }: Context) {
    if (beside?.holderUnit !== undefined) return beside.holderUnit
    return unitId ? loaders.unitById.load(unitId) : null
  }

  @FieldResolver(() => String, { nullable: true, description: 'Who handles it (办理人).' })
  handler(@Root() { handlerId, beside }: HolderRow, @Ctx() { loaders }: Context) {
    if (!handlerId || beside?.handler !== undefined) return beside?.handler ?? null
    return loaders.accountById.load(handlerId).then((account) => account?.personName ?? null)
  }
}

@Resolver(() => ApplicationVersionType)
export class ApplicationVersionResolver {
  @FieldResolver(() => [VersionSectionType], { description: 'Its sections as they were submitted, in the order of the form.' })
  sections(@Root() version: ShownVersion, @Ctx() { loaders }: Context) {
    return version.sections ?? loaders.sectionsOfVersion.load(version)
  }
}

@Resolver(() => TransferType)
export class TransferResolver {
  @FieldResolver(() => UnitType, { nullable: true, description: 'The unit it left; null when it left the applicant.' })
  from(@Root() { fromUnitId, from }: TransferRow, @Ctx() { loaders }: Context) {
    if (from !== undefined) return from
    return fromUnitId ? loaders.unitById.load(fromUnitId) : null
  }

  @FieldResolver(() => UnitType, { nullable: true, description: 'The unit it came to; null when no unit has it afterwards.' })
  to(@Root() { toUnitId, to }: TransferRow, @Ctx() { loaders }: Context) {
    if (to !== undefined) return to
    return toUnitId ? loaders.unitById.load(toUnitId) : null
  }

  @FieldResolver(() => Boolean, { description: 'It left the applicant.' })
  fromApplicant(@Root() { fromUnitId }: TransferRow) {
    return fromUnitId === null
  }

  @FieldResolver(() => Boolean, { description: 'It came back to the applicant.' })
  toApplicant(@Root() { toUnitId, action }: TransferRow) {
    return toUnitId === null && action !== 'accept' && action !== 'endApplication'
  }
}
