/**
 * Names that a great many people bear, of those whom a lender meets: the most frequent given names and surnames by
 * the statistical offices of the countries where a language is spoken (INE, US Census Bureau, the Chinese ministry of
 * public security, and their like), folded to Latin small letters as passports spell them. Whoever shares one with
 * somebody shares it with a hundred thousand others; and two of them that look alike are two names (Hernandez and
 * Fernandez, Maria and Mario), not one with a slip.
 */

/** Spellings of one name, by romanisations, countries and sexes. */
const SPELLINGS = `
mohammed/muhammad/mohammad/mohamed/mohamad/muhammed/mohd/mehmet ahmed/ahmad/ahmet mahmoud/mahmud/mohamoud hamid/hamed
hassan/hasan hussein/husain/hussain/husayn/hossein/huseyin/hosseini omar/umar ibrahim/ebrahim/abraham khalid/khaled
yousef/youssef/yusuf/yousuf abdullah/abdallah/abdulla said/saeed/saeid/sayed saleh/salih/salah salem/salim
mustafa/mostafa mansour/mansoor karim/kareem tariq/tarek nasser/nasir/naser walid/waleed majid/majed fatima/fatma
aisha/ayesha/ayse maryam/mariam/meryem khadija/hatice zainab/zeinab/zeynep layla/leila noor/nur huda/hoda
qasim/qassim/kassem osman/othman/uthman rahman/rehman jaber/jabir ziad/ziyad amin/amina gonzalez/gonzales
rodriguez/rodrigues fernandez/fernandes gomez/gomes lopez/lopes martinez/martines alvarez/alvares ramirez/ramires
vazquez/vasquez souza/sousa leon/leone marta/martha mueller/muller/moeller zhou/chou/chow zhao/chao/chiu zhu/chu
zheng/cheng/tseng zeng/tseng li/lee/lei wang/wong huang/wong chen/chan/tan xu/hsu xie/hsieh xiao/hsiao liu/lau/liou
lin/lam/lim wu/ng liang/leung cai/tsai/choi cao/tsao guo/kuo gao/kao gong/kung deng/teng tang qiu/chiu jiang/chiang
qiang/chiang ping/bing bo/po bin/pin jian/chien jie/chieh jing/ching jun/chun xin/hsin xia/hsia yong/yung hong/hung
song/sung dong/tung zhong/chung peng/pang he/ho tian/tien yan/yen luo/lo ding/ting du/tu ren/jen su/so choi/choe
jung/jong/chong/chung park/pak lee/li/ri/rhee/yi kang/gang cho/jo jang/chang lim/rim/im oh/o seo/so shin/sin yoon/yun
young/yong hyun/hyon myung/myong chul/chol sung/song su/soo kwon/gwon ho/hoo alexander/aleksandr/alexandr/alejandro
sergei/sergey andrei/andrey alexei/alexey/aleksei/aleksey dmitry/dmitri/dmitriy nikolai/nikolay yuri/yury
kuznetsov/kuznetsova ivanov/ivanova smirnov/smirnova popov/popova vasiliev/vasilieva petrov/petrova sokolov/sokolova
novikov/novikova fedorov/fedorova morozov/morozova volkov/volkova lebedev/lebedeva pavlov/pavlova kozlov/kozlova
zhang/chang/cheung qin/chin/jin`;

const OTHERS = `
santos ruan jose antonio manuel francisco david juan javier daniel carlos jesus miguel rafael pedro pablo angel sergio fernando
jorge luis alberto alvaro diego adrian raul ivan enrique ramon ruben oscar andres joaquin santiago eduardo victor
roberto mario jaime marcos alfonso ricardo gabriel guillermo salvador julio emilio julian cesar martin nicolas maria
carmen ana isabel dolores pilar teresa josefa rosa cristina laura mercedes lucia juana antonia elena sara raquel paula
sofia patricia beatriz monica silvia rosario julia irene montserrat alba margarita alicia claudia andrea veronica
gloria guadalupe gabriela adriana alejandra leticia lorena diana garcia sanchez perez jimenez ruiz hernandez diaz
moreno munoz romero gutierrez alonso navarro torres dominguez ramos gil serrano morales molina suarez blanco delgado
castro ortega rubio marin ortiz nunez medina castillo garrido iglesias guerrero cortes lozano cano cruz flores herrera
reyes rivera mendoza aguilar vargas rojas chavez contreras mendez guzman salazar soto cardenas rios campos vega pena
silva estrada acosta valencia mejia ochoa james john robert michael william richard joseph thomas charles christopher
matthew anthony mark donald steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey
ryan jacob gary eric jonathan stephen justin scott brandon benjamin samuel patrick jack peter henry mary jennifer
linda elizabeth barbara susan jessica sarah karen nancy lisa betty sandra ashley emily kimberly donna michelle amanda
melissa deborah stephanie rebecca sharon cynthia anna amy kathleen angela shirley emma helen smith johnson williams
brown jones davis miller wilson anderson taylor moore jackson thompson white harris clark lewis robinson walker allen
king wright hill green adams baker nelson carter mitchell roberts turner phillips campbell parker evans edwards
collins stewart morris rogers murphy cook morgan cooper reed bailey bell ward watson brooks kelly hughes jean pierre
michel philippe alain bernard christophe nathalie isabelle sylvie catherine marie dubois durand leroy moreau simon
laurent lefebvre petit roux bertrand girard klaus wolfgang hans andreas stefan christian sabine monika petra schmidt
schneider fischer weber meyer wagner becker schulz hoffmann koch bauer richter klein wolf joao paulo lucas luiz
oliveira ferreira pereira costa almeida alves lima ribeiro carvalho martins giuseppe giovanni marco luca francesco
rossi russo ferrari bianchi romano hamad ali ismail jamal kamal samir amir rashid bilal hamza faisal adel fadi sami
nabil zahra salma khalil haddad khoury hamdan aziz farah abbas abdo bakr hamdi latif rahim malik iqbal akhtar shah
khan hamadi mohammadi ahmadi rahimi karimi emine elif yilmaz kaya demir celik sahin yildiz ozturk aydin arslan dogan
kilic yang sun ma hu han feng pan yuan yu ye wei lu shen yao cui jia fan fang shi xiong bai meng hou lai wen min tao
ming hua hui hai mei ying na kim il nam un nguyen tran le pham hoang huynh phan vu vo dang bui do ngo duong ly van thi
minh anh dung tuan thanh singh kumar sharma patel gupta reddy das nair rao verma joshi mehta begum raj amit rahul
priya anita sanjay vijay suresh ramesh rajesh sunil anil ravi deepak vladimir mikhail igor oleg pavel maxim roman olga
natalia irina tatiana svetlana ekaterina yulia marina ludmila oksana mikhailov alekseev semenov egorov stepanov
nikolaev orlov andreev makarov zakharov jan piotr andrzej krzysztof nowak kowalski emmanuel musa abubakar`;

const wordsOf = (text: string) => text.split(/\s+/).filter(Boolean);

/** The numbers of the names that a word may be: Chin is Qin, and a Korean Jin. */
const NAMES = new Map<string, Set<number>>();
for (const [number, spellings] of [...wordsOf(SPELLINGS), ...wordsOf(OTHERS)].entries()) {
  for (const word of spellings.split('/')) {
    NAMES.set(word, (NAMES.get(word) ?? new Set()).add(number));
  }
}

/** Whether a folded word is a name that a great many people bear. */
export function isFrequentName(word: string): boolean {
  return NAMES.has(word);
}

/** Whether two folded words are spellings of one such name. */
export function sameFrequentName(one: string, other: string): boolean {
  const names = NAMES.get(other);
  return [...(NAMES.get(one) ?? [])].some((name) => names?.has(name));
}
