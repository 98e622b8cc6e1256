import type { Random } from './random.ts';

/** Parts that invented names are put together from; polyphonic characters (长 乐 行 重 朝 单 曾) are wanted. */
const LUCKY = [
  ...'福兴隆盛源泰和顺达丰裕华安康乐长佳鑫旺发宝金玉龙凤祥瑞吉庆荣昌永恒春明嘉诚信德仁广聚万百朝宏伟新美红星',
];
const KINDS = [
  '便利店',
  '便利店',
  '便利店',
  '超市',
  '超市',
  '商店',
  '商店',
  '烟酒店',
  '烟酒店',
  '食杂店',
  '小卖部',
  '商行',
  '副食店',
  '百货店',
  '平价超市',
  '生活超市',
  '经营部',
  '名烟名酒行',
  '综合商店',
  '购物广场',
] as const;
const SURNAMES = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦傅方白邹孟熊秦邱江尹薛单查仇解翟覃',
];
const GIVEN = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华慧建国文志红玉兰海燕晓春波辉亮云飞鹏雪梅琳丹凯峰佳俊宇浩然子轩欣怡思雨',
];
const ROADS = [
  '人民',
  '建设',
  '解放',
  '五一',
  '芙蓉',
  '韶山',
  '湘江',
  '劳动',
  '车站',
  '朝阳',
  '新华',
  '和平',
  '团结',
  '振兴',
  '长乐',
  '重建',
  '银行',
  '桥东',
  '桥西',
  '学院',
  '文艺',
  '东风',
  '星沙',
  '浏阳河',
  '望月',
  '金星',
  '枫林',
  '桐梓坡',
  '麓谷',
  '万家丽',
] as const;

export type ShopFormat = 'CVS' | 'SUP' | 'TOB' | 'GRO' | 'OTH';

export function personName(random: Random): string {
  return random.pick(SURNAMES) + random.pick(GIVEN) + (random.chance(0.6) ? random.pick(GIVEN) : '');
}

/** A shop's name and what kind of shop it says it is. */
export function shopName(random: Random, owner: string, street: string): { name: string; format: ShopFormat } {
  const kind = random.pick(KINDS);
  const stem = random.pick(LUCKY) + random.pick(LUCKY) + (random.chance(0.45) ? random.pick(LUCKY) : '');
  const place = street.replace(/(街道|镇|乡|经济开发区)$/, '');
  const shape = random.next();
  let name = stem + kind;
  if (shape < 0.22) name = place + stem + kind;
  else if (shape < 0.3) name = `${random.pick(['老', '小', '阿'])}${owner[0]}${kind}`;
  else if (shape < 0.35) name = `${owner}${kind}`;
  else if (shape < 0.38) name = `${stem}${random.pick(['88', '168', '24小时', '365', 'A1', 'Plus'])}${kind}`;
  else if (shape < 0.42) name = `${stem}${kind}（${place}店）`;
  return { name, format: formatOf(kind) };
}

export function streetAddress(random: Random): string {
  const side = random.chance(0.3) ? random.pick(['东', '西', '南', '北', '中']) : '';
  return `${random.pick(ROADS)}${side}路${random.between(1, 880)}号${random.chance(0.25) ? `${random.between(1, 40)}栋` : ''}`;
}

function formatOf(kind: (typeof KINDS)[number]): ShopFormat {
  if (kind === '便利店') return 'CVS';
  if (kind.includes('超市') || kind === '购物广场') return 'SUP';
  if (kind === '烟酒店' || kind === '名烟名酒行') return 'TOB';
  if (kind === '食杂店' || kind === '副食店' || kind === '小卖部') return 'GRO';
  return 'OTH';
}
