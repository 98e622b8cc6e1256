/**
 * Words that stand at the head of every published list of leaked passwords, those of Chinese sites among them, put together
 * by hand: as they are, or as what is left of `Woaini@520` and `P@ssw0rd2026!` without their tails. Lower case.
 */
const WORDS = `
password passwords passwort passw passwd pass passme mypassword mypass thepassword newpassword yourpassword userpassword
secret topsecret supersecret letmein letmeinnow openup opensesame opendoor changeme changeit changethis changenow default
welcome welcomeback hello hellohello helloworld hellokitty goodbye goodluck goodmorning nopassword nopass nothing none
admin admins administrator adminadmin adminpass adminroot root rootroot toor sysadmin superadmin superuser superman master
masterkey user users username usertest guest guests test tests tester testing testtest testuser demo demodemo temp
temporary public private system server database oracle mysql postgres cisco login signin access computer internet intranet
windows microsoft google facebook twitter linkedin whatsapp youtube yahoo hotmail gmail apple android samsung nokia huawei
xiaomi iphone lenovo alibaba alipay taobao tmall weixin wechat qqqq tencent baidu weibo douyin jingdong meituan didi
iloveyou iloveu iloveyoubaby iloveme ilovemyself ilovegod ilovejesus loveyou loveme lovely lovelove love lover loves mylove
truelove forever foreverlove always sweet sweetheart sweety honey honeybee sugar candy cookie cookies chocolate butterfly
princess prince queen king angel angels devil demon heaven jesus jesuschrist christ god godisgood blessed faith hope grace
baby babyboy babygirl babydoll mybaby sunshine sunflower sunset sunny moonlight moon star stars starwars startrek rainbow
flower flowers rose roses lily daisy jasmine summer spring autumn winter january february march april june july august
september october november december monday tuesday wednesday thursday friday saturday sunday morning midnight
monkey monkeys dragon dragons dragonball tiger tigers lion lions eagle eagles falcon wolf wolves panda pandas bear bears
panther rabbit bunny kitty kitten pussycat puppy doggy dolphin dolphins shark horse mustang ferrari porsche mercedes
corvette camaro yamaha harley honda toyota nissan bmw audi benz volkswagen
football baseball basketball soccer hockey tennis golf golfer boxing liverpool arsenal chelsea barcelona realmadrid
manchester juventus yankees cowboys lakers steelers packers raiders redsox jordan michael kobe messi ronaldo ronaldinho
batman spiderman superstar ironman pokemon pikachu naruto onepiece doraemon snoopy mickey minnie garfield matrix
gandalf merlin hunter killer ranger soldier warrior ninja samurai phoenix thunder lightning shadow ghost knight pirate
freedom liberty victory winner champion legend hero lucky luckyone luckyday money moneymoney cash dollar million
millionaire richman business office work worker manager boss company companyname
michelle jennifer jessica ashley amanda nicole daniel andrew anthony charlie thomas robert william joshua matthew george
jonathan alexander alexandra samantha elizabeth victoria stephanie christine christian patrick benjamin nicholas maggie
maria marina natasha sandra patricia barbara melissa brandon justin tyler taylor hannah olivia sophia
trustno trustme whatever whoami whocares fuckyou fuckme fuckoff asshole bitch bullshit biteme sexy sexygirl bigboy bigman
blahblah blink banana orange apples cherry peanut pepper ginger cheese butter coffee cocacola pepsi pizza
starbucks purple yellow silver golden diamond crystal black white green blue red
qwerty qwertz azerty asdf asdfgh asdfghjkl zxcv zxcvbn zxcvbnm qazwsx qazwsxedc qweasd qweasdzxc qwer qwertyui qwertyuiop
abc abcd abcde abcdef abcdefg abcdefgh aaa aaaa asd asdasd zxc qwe qweqwe aszx qaz wsx
woaini woaiwo woaiwoziji woaiwojia woaiwobaba woaiwomama woaibaba woaimama woaimeimei woaibaobao woaizhongguo aini ainiyiwannian
ainio wobuaini woxiangni woxihuanni xihuanni woyaoni woyaoaini wodeai wodebaobei wodebaobao wode wodemima wodemimashi wobuzhidao
wangjimima wangjile mima mimamima mimashi xinmima meiyoumima buzhidao bugaosuni bunengshuo suibian suiyuan nihao nihaoma
nihaonihao ninhao xiexie zaijian zhongguo woshizhongguoren zhongguoren zhonghua beijing shanghai guangzhou shenzhen tianjin
chongqing hangzhou nanjing wuhan chengdu changsha hunan hubei guangdong sichuan zhejiang jiangsu shandong henan hebei
laopo laogong laopolaogong laogonglaopo baobao baobei baobeier xiaobao dabao baba mama babamama mamababa yeye nainai
gege jiejie meimei jiaren jiating pengyou haopengyou xiongdi tongxue laoshi xuesheng
facai fadacai zhaocai zhaocaijinbao gongxifacai wanshiruyi yifanfengshun pingan pinganpingan kuaile kuaikuaile
shengrikuaile xingfu xingfuyisheng yishengyishi yishengyouni tianchangdijiu haoyun haohao haohaoxuexi tiantianxiangshang
jiayou nuli fendou chenggong shengli wudi wodeshijie wozuiai zuiai zuiaini zhenai tianshi tianshimeimei tiantang
xiaolong xiaohu xiaoniu xiaozhu xiaogou xiaomao xiaotu xiaoyu xiaoming xiaohong xiaofang xiaoli xiaowang xiaozhang
dalong zhangwei wangwei lina liwei wangfang wangjing zhangmin lijing liujing wanglei wangyong zhanglei limin liuyang
liuwei zhangyong lijun wangjun zhangjing wangqiang zhangli wanglong
yancao xiangyan yancaogongsi dinghuo dianhua dianhuadinghuo zuoxi banzhang zhuguan guanli guanliyuan xitong ceshi
ceshiyonghu yonghu gongsi kefu kefuzhongxin hujiao hujiaozhongxin order orders ordering orderline callcenter tobacco
customer service support helpdesk operator supervisor seat agent
`
  .trim()
  .split(/\s+/);

const KNOWN = new Set(WORDS);

/** Figures that are put behind a word or one after the other: counting, lucky and loving numbers, years and dates. */
const HABITS = [
  /(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])/y,
  /(?:19|20)\d\d/y,
  /(\d)\1+/y,
  /(\d\d)\1+/y,
  // One more at the end makes it no better.
  /\d$/y,
  ...['123', '1234', '12345', '123456', '1234567', '12345678', '123456789', '1234567890', '012345', '0123456789']
    .concat('321', '4321', '54321', '654321', '7654321', '87654321', '987654321', '9876543210')
    .concat('520', '521', '1314', '5201314', '1314520', '1413', '3344', '530', '9420', '7758258', '7758521', '5845')
    .concat(
      '147',
      '258',
      '369',
      '159',
      '357',
      '753',
      '951',
      '168',
      '188',
      '158',
      '138',
      '110',
      '119',
      '120',
      '007',
      '911',
    )
    .map((figures) => new RegExp(figures, 'y')),
];

/** True when figures are nothing but habits, one behind the other; none are too. */
function isHabit(figures: string): boolean {
  // Which beginnings are: asked from the left, so that a long password costs no more than its length.
  const reached = new Set([0]);
  for (let at = 0; at < figures.length; at += 1) {
    if (!reached.has(at)) continue;
    for (const habit of HABITS) {
      habit.lastIndex = at;
      const found = habit.exec(figures);
      if (found) reached.add(at + found[0].length);
    }
  }
  return reached.has(figures.length);
}

const LOOKALIKES: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '0': 'o',
  '3': 'e',
  $: 's',
  '5': 's',
  '7': 't',
};

/** `p@$$w0rd1` with its lookalike figures as letters, the bar once as i and once as l. */
function asLetters(text: string): string[] {
  const plain = [...text].map((each) => LOOKALIKES[each] ?? each).join('');
  return [plain, plain.replace(/[1!|]/g, 'i'), plain.replace(/[1!|]/g, 'l')];
}

/** Letters of a name or a short word that figures make no better: `zhang123`, `wangwei1988`. */
const SHORT_WORD = 8;
/** So many signs around a well-known word do not make it unknown. */
const FEW_SIGNS = 6;

/**
 * True for what is tried first, whatever its case: a well-known word, one with figures and signs around it, a short word or
 * a name with the figures that everybody takes, and such figures alone.
 */
export function isCommonPassword(password: string): boolean {
  const plain = password.toLowerCase();
  if (asLetters(plain).some((text) => KNOWN.has(text))) return true;
  const figures = plain.replace(/\D/g, '');
  if (figures.length === plain.length) return isHabit(figures);
  // The word may have lookalikes in it, but begins and ends with a letter or one of them that is no figure.
  const [word = ''] = /[a-z@$](?:.*[a-z@$])?/.exec(plain) ?? [];
  const around = plain.replace(word, '');
  if (asLetters(word).some((text) => KNOWN.has(text))) {
    if (around.length <= FEW_SIGNS || isHabit(around.replace(/\D/g, ''))) return true;
  }
  const [letters = ''] = /[a-z]+/.exec(plain) ?? [];
  const rest = plain.replace(letters, '');
  return letters.length <= SHORT_WORD && /^[^a-z]*\d[^a-z]*$/.test(rest) && isHabit(rest.replace(/\D/g, ''));
}
