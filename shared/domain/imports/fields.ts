import type { ImportKind } from '../../contract/import-mapping.ts';

export interface ImportField {
  /** Key of `imports.fields.<name>`; in a mapping file the name of the field. */
  readonly name: string;
  readonly required: boolean;
  readonly isDate?: true;
  /** Header words that mean this field, lower case without blanks, underscores and dots. */
  readonly words: readonly string[];
}

const field = (name: string, words: string, required = false): ImportField => ({
  name,
  required,
  words: [name.toLowerCase(), ...words.split(' ').filter(Boolean)],
});
const date = (name: string, words: string, required = false): ImportField => ({
  ...field(name, words, required),
  isDate: true,
});

/** What a file of each kind may hold. Classes of customers come as `class:<code of the class type>`. */
export const IMPORT_FIELDS: Readonly<Record<ImportKind, readonly ImportField[]>> = {
  customers: [
    field(
      'code',
      'customercode customerid customerno 客户编码 客户编号 客户代码 零售户编码 零售户编号 编码 编号',
      true,
    ),
    field('name', 'customername shopname 客户名称 零售户名称 店名 店铺名称 名称', true),
    field('phone1', 'phone tel telephone mobile phonenumber 电话 手机 联系电话 订货电话 电话1'),
    field('phone2', 'tel2 mobile2 电话2 备用电话'),
    field('phone3', 'tel3 mobile3 电话3'),
    field('route', 'routecode 线路 线路编码 送货线路 配送线路 路线'),
    field('orderWeekdays', 'weekday weekdays orderday orderdays 订货日 订货周期 访销日 电访日'),
    date('cycleAnchor', 'anchor anchordate 周期起点 起始日期'),
    field('contact', 'contactname owner 联系人 经营者 负责人 法人'),
    field('licenceNumber', 'licence license licenceno 许可证 许可证号 专卖证号'),
    field('address', 'addr 地址 经营地址'),
    field('area', 'region district country 区域 区县 片区 市场'),
    field('ownerId', 'ownerno ownercode ownerid 店主编号 老板编号 经营者编号 业主编号 法人编号'),
    field('preferredHour', 'preferredtime calltime 方便时段 方便时间 联系时段'),
    field('customerManager', 'manager 客户经理'),
    field('operator', 'operatorlogin seatoperator 座席员 座席 订货员 电访员'),
    field('skills', 'skill neededskills requiredskills 技能 所需技能 需要技能'),
    field('status', 'state 状态 经营状态'),
    field('doNotCall', 'donotcall 免呼 不外呼 不要拨打'),
    field('deposit', 'balance 余额 预存款'),
    field('creditLimit', 'credit 信用额度 授信额度'),
    field('settlementAccount', 'account bankaccount 结算账号 结算账户 结算帐号 银行账号 扣款账号'),
    field('note', 'notes remark 备注 说明'),
  ],
  'class-memberships': [
    field(
      'customer',
      'customercode customerid customerno 客户编码 客户编号 客户代码 零售户编码 零售户编号 客户 编码',
      true,
    ),
    field('classType', 'type classtypecode 分类类别 类别 类别编码'),
    field('classCode', 'class grade 分类 分类编码 客户分类 档位 等级 客户等级', true),
    date('validFrom', 'from start startdate 生效日期 起始日期 开始日期 自'),
    date('validTo', 'to until end enddate 截止日期 结束日期 失效日期 至'),
    field('reason', 'remark note 原因 变更原因 说明 备注'),
  ],
  products: [
    field('code', 'productcode productid sku stockcode itemcode 商品编码 商品编号 商品代码 卷烟编码 编码 编号', true),
    field('name', 'productname description itemname 商品名称 卷烟名称 品名 名称', true),
    field('unit', 'uom 单位 订货单位'),
    field('price', 'unitprice wholesaleprice 批发价 单价 价格 调拨价'),
    field('packBarcode', 'barcode ean 条码 盒码 小盒条码 条形码'),
    field('cartonBarcode', 'boxbarcode 条装码 条盒码 箱码'),
    field('orderMultiple', 'multiple 订货倍数 倍数'),
    field('leastQuantity', 'min minquantity 最小订量 起订量 最少'),
    field('mostQuantity', 'max maxquantity 最大订量 最多'),
    field('quota', 'isquota 限量 是否限量 紧俏'),
    field('stock', 'onhand inventory 库存 库存数量'),
    date('stockAsOf', 'stockdate 库存日期 库存时间'),
    field('active', 'enabled 启用 在售 是否启用'),
  ],
  'order-calendar': [
    field('route', 'routecode 线路 线路编码 送货线路 配送线路 路线', true),
    date('orderDate', 'orderday olddate 原订货日 原订货日期 订货日 订货日期', true),
    date('newOrderDate', 'neworderday newdate 新订货日 新订货日期 调整后订货日 改为', true),
    date('deliveryDate', 'deliveryday delivery 送货日 送货日期 配送日'),
    date('cutoffDate', 'cutoffday cutoff 截单日 截单日期'),
    field('cutoffTime', 'time 截单时间 截单'),
    field('quotaCycles', 'cycles 限量周期 周期 周期数'),
    field('message', 'text 传达消息 消息 备注 说明'),
    field('calendar', 'ordercalendar 订货日历 日历 节日'),
  ],
  quotas: [
    field('kind', 'quotakind quotatype type 限量种类 限量类型 种类 类型', true),
    field('product', 'productcode sku itemcode 商品编码 商品编号 商品代码 卷烟编码 商品'),
    field('classType', 'classtypecode 分类类别 类别 类别编码'),
    field('classCode', 'class grade 分类 分类编码 客户分类 档位 等级 客户等级'),
    field('customer', 'customercode customerid customerno 客户编码 客户编号 客户代码 零售户编码 零售户编号 客户'),
    date('validFrom', 'from start startdate 开始日期 起始日期 生效日期 自', true),
    date('validTo', 'to until end enddate 结束日期 截止日期 失效日期 至', true),
    field('quantity', 'qty quota allotted 限量 限量数量 数量 投放量', true),
    field('floatPercent', 'float float% 浮动 浮动% 浮动比例 浮动百分比 上浮'),
  ],
  stock: [
    field(
      'code',
      'productcode productid product sku stockcode itemcode 商品编码 商品编号 商品代码 卷烟编码 商品 编码 编号',
      true,
    ),
    field('stock', 'onhand inventory quantity qty 库存 库存数量 可用库存 数量', true),
    date('stockAsOf', 'asof stockdate stocktime time date 库存日期 库存时间 截至 时间 日期'),
  ],
  prices: [
    field(
      'code',
      'productcode productid product sku stockcode itemcode 商品编码 商品编号 商品代码 卷烟编码 商品 编码 编号',
      true,
    ),
    field('price', 'unitprice wholesaleprice newprice 批发价 单价 价格 调拨价 新价', true),
  ],
  balances: [
    field(
      'code',
      'customercode customerid customerno customer 客户编码 客户编号 客户代码 零售户编码 零售户编号 客户 编码 编号',
      true,
    ),
    field('deposit', 'balance 余额 预存款 账户余额'),
    field('creditLimit', 'credit 信用额度 授信额度'),
  ],
  routes: [
    field('code', 'routecode routeno route 线路编码 线路编号 线路代码 线路 送货线路 配送线路 编码 编号', true),
    field('name', 'routename 线路名称 名称'),
    field('team', 'teamname teamcode 班组 班组名称 团队 小组'),
    field('orderWeekday', 'orderday weekday day 订货日 订货星期 访销日 电访日', true),
    field('cutoffTime', 'cutoff 截单时间 截单', true),
    field('cutoffOffset', 'cutoffday cutoffdayoffset 截单偏移 截单日偏移 截单天数'),
    field('deliveryWeekday', 'delivery deliveryday 送货日 送货星期 配送日'),
    field('deliveryOffset', 'deliverydayoffset deliverydays leaddays 送货间隔 送货偏移 送货天数'),
    field('deductionTime', 'deduction 扣款时间 扣款'),
    field('deductionOffset', 'deductionday deductiondayoffset 扣款偏移 扣款日偏移 扣款天数'),
    field('rescueTime', 'rescue rescuedeadline 补救截止 补救时间 补救期限'),
    field('rescueOffset', 'rescueday rescuedayoffset 补救偏移 补救日偏移 补救天数'),
    date('validFrom', 'from start startdate 生效日期 开始日期 起始日期 自'),
  ],
  operators: [
    field(
      'login',
      'loginname username user account staffcode staffno employeeno 登录名 账号 用户名 工号 人员编号',
      true,
    ),
    field('name', 'fullname personname displayname 姓名 名称 人员姓名', true),
    field('roles', 'role 角色 岗位 职务 权限'),
    field('team', 'teamcode teamname 班组 班组编码 班组名称 团队 小组'),
    field('seat', 'seatcode 座席 座席号 座席编码 坐席'),
    field('deputy', 'deputylogin standin substitute 代理人 代理人登录名 代理 代班人 代班 代班座席员'),
    field('heldSkills', 'skills skill 技能 持有技能 具备技能 掌握技能'),
    field('active', 'enabled status state 启用 在用 是否启用 状态'),
    field('shift1', 'monday mon mo mondayshift 周一 星期一 礼拜一 周一班次'),
    field('shift2', 'tuesday tue tu tuesdayshift 周二 星期二 礼拜二 周二班次'),
    field('shift3', 'wednesday wed we wednesdayshift 周三 星期三 礼拜三 周三班次'),
    field('shift4', 'thursday thu th thursdayshift 周四 星期四 礼拜四 周四班次'),
    field('shift5', 'friday fri fr fridayshift 周五 星期五 礼拜五 周五班次'),
    field('shift6', 'saturday sat sa saturdayshift 周六 星期六 礼拜六 周六班次'),
    field('shift7', 'sunday sun su sundayshift 周日 星期日 星期天 礼拜日 周日班次'),
  ],
  'web-orders': [
    field(
      'orderNumber',
      'orderno orderid weborderno weborderid documentno 订单号 订单编号 网上订单号 单号 单据号',
      true,
    ),
    field('customer', 'customercode customerid customerno 客户编码 客户编号 客户代码 零售户编码 零售户编号 客户', true),
    field('product', 'productcode productid sku itemcode 商品编码 商品编号 商品代码 卷烟编码 商品', true),
    field('quantity', 'qty amountordered 数量 订货量 订单量', true),
    date(
      'placedAt',
      'placed orderedat ordertime orderdate date 下单时间 订货时间 订单时间 下单日期 订单日期 订货日期 日期',
      true,
    ),
    date('deliveryDate', 'delivery deliveryday 送货日 送货日期 配送日 配送日期'),
    field('price', 'unitprice 单价 批发价 价格'),
    field('amount', 'lineamount linetotal total 金额 小计 行金额'),
    field('state', 'status operation action 状态 订单状态 操作 操作类型'),
  ],
  'order-results': [
    field('orderNumber', 'orderno number orderid 订单号 订单编号 单号', true),
    field('result', 'status state 结果 处理结果 状态 订单状态', true),
    field('reason', 'failurereason cause 原因 失败原因'),
    field('note', 'notes remark message 备注 说明 附言'),
    date('resultAt', 'at time resulttime processedat 结果时间 处理时间 时间 日期'),
  ],
  orders: [
    field('orderNumber', 'invoiceno invoice orderno orderid documentno 订单号 订单编号 单号 单据号 发票号', true),
    field('customer', 'customercode customerid customerno 客户编码 客户编号 客户代码 零售户编码 客户', true),
    field('product', 'productcode stockcode sku itemcode 商品编码 商品编号 商品代码 卷烟编码', true),
    field('quantity', 'qty amountordered 数量 订货量 订单量', true),
    date('placedAt', 'date orderdate invoicedate orderedat 日期 订单日期 订货日期 下单时间 订货时间', true),
    field('price', 'unitprice 单价 批发价 价格'),
    field('customerName', 'shopname 客户名称 零售户名称 店名'),
    field('customerArea', 'area country region 区域 国家 区县'),
    field('productName', 'description itemname 商品名称 卷烟名称 品名'),
  ],
};

const CLASS_FIELD = /^class:(.+)$/;

/** The class type's code of a field `class:GRADE`, or null for any other field. */
export function classTypeOfField(name: string): string | null {
  return CLASS_FIELD.exec(name)?.[1] ?? null;
}

export function isFieldOf(kind: ImportKind, name: string): boolean {
  return (
    IMPORT_FIELDS[kind].some((known) => known.name === name) ||
    (kind === 'customers' && classTypeOfField(name) !== null)
  );
}

/** Header words without what people write differently: case, blanks, `_`, `-`, `.`, brackets. */
export function plainWord(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-.()（）/]/g, '');
}
