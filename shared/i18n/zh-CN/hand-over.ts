export const handOver = {
  command: {
    orders: '订单',
    handOver: '截单后把一条线路一个送货日的订单移交配送系统，写成一个文件；订单随即冻结，重复执行得到同一文件',
    route: '线路编号',
    delivery: '送货日（YYYY-MM-DD）',
    out: '要写入的文件',
    force: '文件已存在时替换',
    example: '例：orderline orders hand-over --route R07 --delivery 2026-11-25 --out R07.csv',
    done: '{{number}}：已移交 {{orders}} 张订单，{{lines}} 行：{{file}}\nSHA-256 {{sha256}}',
    again:
      '{{number}}：此前已移交，没有新的订单；同一文件再次写出，{{orders}} 张订单，{{lines}} 行：{{file}}\nSHA-256 {{sha256}}',
  },
};
