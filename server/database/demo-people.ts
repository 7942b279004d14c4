import { idNumberCheck } from '../workflow/codes.js'

/** Somebody invented; the ID number passes its check but lies in no county, so it belongs to nobody. */
export interface DemoPerson {
  name: string
  ethnicity: string
  idNumber: string
  /** YYYY-MM-DD */
  birthDate: string
  sex: 'MALE' | 'FEMALE'
  phone: string
}

type GivenName = readonly [name: string, sex: DemoPerson['sex']]

const men = (names: string): GivenName[] => names.split(' ').map((name) => [name, 'MALE'])
const women = (names: string): GivenName[] => names.split(' ').map((name) => [name, 'FEMALE'])

const hanSurnames = '王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 马 朱 胡 林 郭 何 高 罗'.split(' ')
const hanGiven = [
  ...women('秀英 丽娟 晓燕 雪梅 静怡 桂兰 春霞 海燕 婷婷 玉洁'),
  ...men('建国 志强 文军 永刚 国栋 明辉 天山 新民 立新 俊杰'),
]
const uyghurGiven = [
  ...women('阿依古丽 热依汗 古丽娜尔 帕提古丽 迪丽努尔 米热古丽 阿孜古丽 努尔比亚 茹仙古丽 祖丽皮亚'),
  ...men('艾尔肯 吐尔逊 买买提 阿布都热合曼 玉素甫 亚森 伊力哈木 库尔班 帕尔哈提 木拉提'),
]
const fatherNames = '买买提 吐尔逊 阿卜杜拉 依明 卡德尔 肉孜 热合曼 艾合买提 司马义 托合提'.split(' ')
const kazakhGiven = [...women('阿依江 古丽巴哈尔 米尔古丽'), ...men('叶尔兰 巴合提 努尔兰 哈纳提')]
const kazakhFathers = '别克 哈力木 木沙 江阿古力'.split(' ')

const pick = <Item>(items: readonly Item[], index: number): Item => items[index % items.length] as Item

/** Walks each list at its own pace, so that neighbours differ and few names repeat. */
function nameOf(index: number): Pick<DemoPerson, 'name' | 'sex' | 'ethnicity'> {
  const ten = Math.floor(index / 10)
  const turn = index % 10
  if (turn < 4) {
    const count = ten * 4 + turn
    const [given, sex] = pick(hanGiven, count * 3 + Math.floor(count / 20))
    return { name: pick(hanSurnames, count) + given, sex, ethnicity: '汉族' }
  }
  const uyghur = turn < 9
  const count = uyghur ? ten * 5 + turn - 4 : ten
  const [given, sex] = pick(uyghur ? uyghurGiven : kazakhGiven, count)
  const father = pick(uyghur ? fatherNames : kazakhFathers, count + Math.floor(count / 20))
  return { name: `${given}·${father}`, sex, ethnicity: uyghur ? '维吾尔族' : '哈萨克族' }
}

const two = (number: number) => String(number).padStart(2, '0')

/** The same person for the same number; no two numbers share an ID number. */
export function personOf(index: number): DemoPerson {
  const person = nameOf(index)
  const birthDate = `${1970 + (index % 28)}-${two((index % 12) + 1)}-${two((index % 27) + 1)}`
  const order = String(Math.floor(index / 2) % 50).padStart(2, '0')
  const last = (index % 5) * 2 + (person.sex === 'MALE' ? 1 : 0)
  const first17 = `6500${two(Math.floor(index / 100) % 100)}${birthDate.replaceAll('-', '')}${order}${last}`
  return {
    ...person,
    idNumber: first17 + idNumberCheck(first17),
    birthDate,
    phone: `139${String(10_000_000 + index * 7919).slice(-8)}`,
  }
}
