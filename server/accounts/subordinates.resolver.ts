import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql'
import { required, type Context } from '../graphql/context.js'
import { CreatedOriginEnum } from '../units/unit-enums.type.js'
import { seesWhole, standsOver } from '../units/unit-sight.js'
import { UnitType } from '../units/unit.type.js'
import type { UnitRow } from '../units/unit.store.js'
import { AccountConnection, AccountType } from './account.type.js'
import type { ImportKind } from './import-columns.js'
import { importTemplate } from './import-sheet.js'
import type { LoginActRow } from './login-act.store.js'
import { LoginActConnection, LoginActType } from './login-act.type.js'
import {
  CreateSubordinateUnitInput,
  ImportStaffInput,
  ImportSubordinateUnitsInput,
  LoginActsArgs,
  LoginsArgs,
} from './subordinates.input.js'
import { CreatedUnitType, ImportKindEnum, ImportOutcomeType } from './subordinates.type.js'

const importErrors =
  'Errors: IMPORT_FAULTY (fields: rows.<number>.<field>; params: faults, faultyRows, rows), SPREADSHEET_UNREADABLE, SPREADSHEET_COLUMNS, SPREADSHEET_TOO_LONG (params.rows), FILE_TOO_LARGE, FILE_EMPTY'

/** Units a superior makes, and the logins of the units under it. */
@Resolver()
export class SubordinatesResolver {
  @Query(() => AccountConnection, { description: 'Logins of a unit, newest first. Errors: NOT_FOUND.' })
  logins(@Args(() => LoginsArgs) { unitId, name, ...page }: LoginsArgs, @Ctx() context: Context) {
    return context.loginLists.logins(unitId, name, page, required(context))
  }

  @Query(() => LoginActConnection, { description: 'The log of units made and logins given, latest first. Errors: NOT_FOUND.' })
  loginActs(@Args(() => LoginActsArgs) { unitId, ...page }: LoginActsArgs, @Ctx() context: Context) {
    return context.loginLists.loginActs(unitId, page, required(context))
  }

  @Query(() => String, { description: 'An Excel workbook to fill in for an import, as a data URL.' })
  importTemplate(@Arg('kind', () => ImportKindEnum, { description: 'What it is to list.' }) kind: ImportKind) {
    return importTemplate(kind)
  }

  @Mutation(() => CreatedUnitType, {
    description:
      'Makes a unit under the own one, approved at once and its receiver fixed. Errors: ORIGIN_NOT_ALLOWED, NOT_FOUND, UNIT_NAME_TAKEN, UNIT_CODE_TAKEN, LOGIN_NAME_TAKEN, PERSON_ALREADY_REGISTERED, INVALID_INPUT.',
  })
  createSubordinateUnit(
    @Arg('input', () => CreateSubordinateUnitInput) input: CreateSubordinateUnitInput,
    @Ctx() context: Context,
  ) {
    return context.subordinates.createSubordinateUnit(input, required(context))
  }

  @Mutation(() => ImportOutcomeType, {
    description: `Makes all units of an Excel sheet with the logins of their administrators, or none. ${importErrors}, ORIGIN_NOT_ALLOWED.`,
  })
  importSubordinateUnits(
    @Arg('input', () => ImportSubordinateUnitsInput) input: ImportSubordinateUnitsInput,
    @Ctx() context: Context,
  ) {
    return context.unitImport.importSubordinateUnits(input, required(context))
  }

  @Mutation(() => ImportOutcomeType, {
    description: `Gives everybody of an Excel sheet a login of the unit, or nobody. ${importErrors}, NOT_FOUND.`,
  })
  importStaff(@Arg('input', () => ImportStaffInput) input: ImportStaffInput, @Ctx() context: Context) {
    return context.staffImport.importStaff(input, required(context))
  }
}

@Resolver(() => LoginActType)
export class LoginActFieldsResolver {
  @FieldResolver(() => UnitType, { nullable: true, description: 'The unit whose login it was, or which was made.' })
  unit(@Root() act: LoginActRow, @Ctx() { loaders }: Context) {
    return loaders.unitById.load(act.unitId)
  }

  @FieldResolver(() => AccountType, { nullable: true, description: 'The login; null where the unit was made.' })
  account(@Root() act: LoginActRow, @Ctx() { loaders }: Context) {
    return act.accountId ? loaders.accountById.load(act.accountId) : null
  }
}

@Resolver(() => UnitType)
export class UnitLoginsResolver {
  @FieldResolver(() => [AccountType], {
    description: 'Live logins of its administrators (单位管理员), for those above it; empty for everybody else.',
  })
  administrators(@Root() unit: UnitRow, @Ctx() { viewer, loaders }: Context) {
    return viewer && standsOver(viewer, unit) ? loaders.administratorsOfUnit.load(unit.id) : []
  }

  @FieldResolver(() => [CreatedOriginEnum], { description: 'What the viewer’s unit may make directly under it.' })
  creatableOrigins(@Root() unit: UnitRow, @Ctx() { viewer, loaders }: Context) {
    return viewer && seesWhole(viewer, unit) ? loaders.creatableOrigins.load(unit.id) : []
  }
}
